/*
 * Exact inference in a junction tree (Lauritzen and Spiegelhalter 1988, J R Stat Soc B 50:157): messages up to the root,
 * scaled, and back down with division. The tree comes with the page; each clique stands behind its parent in the list.
 * Knows nothing of the page, so a test can run it against the program's own engine.
 *
 * compile({cards: [v], parents: [v][], tables: [v][row * states + state], cliques: [{parent, variables}]}) gives
 *   posterior(likelihoods: [v] null or [state]) -> {possible, logEvidence, marginals: [v][state]}
 *   smallestClash(likelihoods) -> variables of a smallest set of findings that cannot be true together
 */
var exactInference = (function () {
  'use strict';

  function product(variables, cards) {
    return variables.reduce(function (n, v) { return n * cards[v]; }, 1);
  }

  /** For each cell of a table over `scope` (last variable fastest) its cell in the table over `part`. */
  function indices(scope, part, cards) {
    var n = product(scope, cards), index = new Int32Array(n), stride = 1, steps = {};
    for (var i = part.length - 1; i >= 0; i--) {
      steps[part[i]] = stride;
      stride *= cards[part[i]];
    }
    var run = n;
    scope.forEach(function (v) {
      var step = steps[v] || 0, outer = run;
      run /= cards[v];
      for (var cell = 0; step > 0 && cell < n; cell++) {
        index[cell] += step * Math.floor(cell % outer / run);
      }
    });
    return index;
  }

  function times(table, index, factor) {
    for (var i = 0; i < table.length; i++) table[i] *= factor[index[i]];
  }

  function summed(table, index, size) {
    var sum = new Float64Array(size);
    for (var i = 0; i < table.length; i++) sum[index[i]] += table[i];
    return sum;
  }

  function compile(model) {
    var cards = model.cards;
    var home = cards.map(function () { return -1; });
    var cliques = model.cliques.map(function (clique, c) {
      var above = c > 0 ? model.cliques[clique.parent].variables : [];
      var separator = clique.variables.filter(function (v) { return above.indexOf(v) >= 0; });
      clique.variables.forEach(function (v) { if (home[v] < 0) home[v] = c; });
      return {
        parent: clique.parent,
        scope: clique.variables,
        own: indices(clique.variables, separator, cards),
        inParent: indices(above, separator, cards),
        size: product(separator, cards),
        base: new Float64Array(product(clique.variables, cards)).fill(1)
      };
    });
    var single = cards.map(function (n, v) { return indices(cliques[home[v]].scope, [v], cards); });
    cards.forEach(function (n, v) {
      var family = model.parents[v].concat([v]);
      var holder = cliques.filter(function (clique) {
        return family.every(function (member) { return clique.scope.indexOf(member) >= 0; });
      })[0];
      times(holder.base, indices(holder.scope, family, cards), model.tables[v]);
    });

    function posterior(likelihoods) {
      var tables = cliques.map(function (clique) { return new Float64Array(clique.base); });
      likelihoods.forEach(function (likelihood, v) {
        if (likelihood) times(tables[home[v]], single[v], likelihood);
      });
      var log = 0, up = [];
      for (var c = cliques.length - 1; c >= 0; c--) {
        var message = summed(tables[c], cliques[c].own, cliques[c].size);
        var largest = message.reduce(function (a, b) { return Math.max(a, b); }, 0);
        if (!(largest > 0)) return {possible: false, logEvidence: -Infinity, marginals: []};
        log += Math.log(largest);
        for (var i = 0; i < message.length; i++) message[i] /= largest;
        up[c] = message;
        if (c > 0) times(tables[cliques[c].parent], cliques[c].inParent, message);
      }
      for (var d = 1; d < cliques.length; d++) {
        var down = summed(tables[cliques[d].parent], cliques[d].inParent, cliques[d].size);
        for (var j = 0; j < down.length; j++) down[j] = up[d][j] > 0 ? down[j] / up[d][j] : 0;
        times(tables[d], cliques[d].own, down);
      }
      var marginals = cards.map(function (n, v) {
        var sum = summed(tables[home[v]], single[v], n);
        var total = sum.reduce(function (a, b) { return a + b; }, 0);
        return Array.prototype.map.call(sum, function (p) { return p / total; });
      });
      return {possible: true, logEvidence: log, marginals: marginals};
    }

    /** Leaves out each finding in turn and keeps it out if the rest still clashes. */
    function smallestClash(likelihoods) {
      var kept = likelihoods.slice();
      kept.forEach(function (likelihood, v) {
        if (!likelihood) return;
        kept[v] = null;
        if (posterior(kept).possible) kept[v] = likelihood;
      });
      return kept.map(function (likelihood, v) { return likelihood ? v : -1; })
        .filter(function (v) { return v >= 0; });
    }

    return {posterior: posterior, smallestClash: smallestClash};
  }

  return {compile: compile};
})();
