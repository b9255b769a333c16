/* The page of a network: draws it, takes what is known and shows what then is probable. Nothing leaves the page. */
(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('network-data').textContent);
  var nodes = data.nodes, edges = data.edges, n = nodes.length;
  var inference = exactInference.compile({
    cards: nodes.map(function (node) { return node.states.length; }),
    parents: nodes.map(function (node) { return node.parents; }),
    tables: nodes.map(function (node) { return node.table; }),
    cliques: data.cliques
  });
  var known = nodes.map(function (node) { return node.likelihood || null; });
  var prior = inference.posterior(nodes.map(function () { return null; })).marginals;
  var now = prior, possible = true;
  var index = {};
  nodes.forEach(function (node, v) { index[node.id] = v; });
  var selected = index[data.start];
  var SUPPORT = {
    literature: {words: 'read in a publication', colour: '#0072b2', line: 'solid', width: 1.8, dash: ''},
    expert: {words: 'an expert’s judgement; no source read', colour: '#8c4a00', line: 'dashed', width: 1.8, dash: '7 4'},
    data: {words: 'found in data', colour: '#00664b', line: 'dotted', width: 3.4, dash: '2 4'}
  };
  var ARROW = {'1': 'triangle', '-1': 'tee', '0': 'circle'};
  var VERB = {'1': 'raises', '-1': 'lowers', '0': 'shapes'};

  function byId(id) { return document.getElementById(id); }
  function element(name, text, style) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (style) made.className = style;
    return made;
  }
  function percent(p) { return p > 0 && p < 0.005 ? '<1 %' : p < 1 && p > 0.995 ? '>99 %' : Math.round(p * 100) + ' %'; }
  function likeliest(p) {
    return p.reduce(function (best, value, s) { return value > p[best] ? s : best; }, 0);
  }
  function range(node, s) {
    var b = node.bounds;
    if (!b.length) return '';
    var words = s === 0 ? 'below ' + b[1] : s === b.length - 2 ? b[s] + ' and more' : b[s] + ' to ' + b[s + 1];
    return words + (node.unit ? ' ' + node.unit : '');
  }
  function hard(v) {
    if (!known[v]) return -1;
    var positive = known[v].reduce(function (k, l) { return k + (l > 0 ? 1 : 0); }, 0);
    return positive === 1 ? likeliest(known[v]) : -1;
  }
  /** Total variation distance between before and now: 0..1. */
  function moved(v) {
    return now[v].reduce(function (sum, p, s) { return sum + Math.abs(p - prior[v][s]); }, 0) / 2;
  }
  /** Name without what stands in brackets, and the most probable state. */
  function label(v) {
    var s = likeliest(now[v]);
    return nodes[v].label.replace(/ [(][^)]*[)]/, '') + '\n' + nodes[v].words[s] + ' (' + percent(now[v][s]) + ')';
  }
  /** Smaller where a word is longer than the box is wide, or the name takes many lines. */
  function size(v) {
    var name = label(v).split('\n')[0];
    if (name.split(' ').some(function (word) { return word.length > 19; })) return 10.5;
    return name.length > 42 ? 12 : name.length > 32 ? 13 : 14;
  }
  /** Edges over several rows bow out, so that they do not hide behind the boxes between; px. */
  function bow(ele) {
    var edge = edges[ele.data('e')];
    var a = ele.source().position(), b = ele.target().position();
    var far = Math.abs(b.y - a.y) > 1.5 * data.row && Math.abs(b.x - a.x) < data.boxWidth;
    return far ? (edge.from + edge.to) % 2 ? 95 : -95 : 0;
  }
  /** White to blue; ink stays at a contrast of 7 or more. */
  function fill(v) {
    var t = Math.min(1, moved(v) / 0.5);
    return 'rgb(' + [255 - 97 * t, 255 - 53 * t, 255 - 14 * t].map(Math.round).join(',') + ')';
  }

  // ---- drawing

  var box = byId('graph');
  var cy = cytoscape({
    container: box,
    elements: nodes.map(function (node, v) {
      return {data: {id: 'n' + v, v: v}, position: {x: node.x, y: node.y}};
    }).concat(edges.map(function (edge, e) {
      return {data: {id: 'e' + e, e: e, source: 'n' + edge.from, target: 'n' + edge.to}};
    })),
    layout: {name: 'preset'},
    style: [
      {selector: 'node', style: {
        shape: 'round-rectangle', width: data.boxWidth, height: data.boxHeight, 'text-valign': 'center', 'text-halign': 'center',
        label: function (ele) { return label(ele.data('v')); }, 'text-wrap': 'wrap', 'text-max-width': data.boxWidth - 8,
        'font-size': function (ele) { return size(ele.data('v')); }, 'font-family': 'system-ui, "Segoe UI", Roboto, Arial, sans-serif', color: '#1c2430', 'line-height': 1.1,
        'background-color': function (ele) { return fill(ele.data('v')); },
        'border-color': function (ele) { return known[ele.data('v')] ? '#000' : '#8a93a3'; },
        'border-width': function (ele) { return known[ele.data('v')] ? 4 : 1.2; },
        'border-style': function (ele) { return known[ele.data('v')] && hard(ele.data('v')) < 0 ? 'dashed' : 'solid'; }
      }},
      {selector: 'node.selected', style: {'outline-color': '#d55e00', 'outline-width': 4, 'outline-offset': 3}},
      {selector: 'edge', style: {
        'curve-style': 'unbundled-bezier', 'control-point-weights': 0.5, 'control-point-distances': bow, 'target-arrow-shape': function (ele) { return ARROW[edges[ele.data('e')].sign]; },
        'arrow-scale': 1.1, opacity: 0.4,
        'line-color': function (ele) { return SUPPORT[edges[ele.data('e')].support].colour; },
        'target-arrow-color': function (ele) { return SUPPORT[edges[ele.data('e')].support].colour; },
        'line-style': function (ele) { return SUPPORT[edges[ele.data('e')].support].line; },
        width: function (ele) { return SUPPORT[edges[ele.data('e')].support].width; }
      }},
      {selector: 'edge.near', style: {opacity: 1, 'z-index': 5}},
      {selector: '.away', style: {display: 'none'}}
    ],
    autoungrabify: true, boxSelectionEnabled: false, autounselectify: true, userZoomingEnabled: false,
    userPanningEnabled: false, minZoom: 0.1, maxZoom: 3
  });
  byId('graph-fallback').remove();
  var whole = window.matchMedia('(min-width:901px)').matches;

  function neighbours(v) {
    return {
      causes: nodes[v].parents,
      effects: edges.filter(function (edge) { return edge.from === v; }).map(function (edge) { return edge.to; })
    };
  }

  /** Causes above, the chosen quantity, consequences below, in as many columns as fit. */
  function place() {
    var width = box.clientWidth;
    if (whole) {
      cy.nodes().forEach(function (ele) {
        ele.removeClass('away').position({x: nodes[ele.data('v')].x, y: nodes[ele.data('v')].y});
      });
      box.style.height = Math.round(width * data.height / data.width) + 'px';
    } else {
      var columns = Math.max(2, Math.min(5, Math.floor(width / (data.boxWidth + 14))));
      var pitch = data.boxWidth + 14, row = data.boxHeight + 40, below = 0, near = neighbours(selected);
      cy.nodes().addClass('away');
      [near.causes, [selected], near.effects].forEach(function (group) {
        for (var i = 0; i < group.length; i += columns) {
          var part = group.slice(i, i + columns);
          part.forEach(function (v, k) {
            cy.getElementById('n' + v).removeClass('away').position({x: (k - (part.length - 1) / 2) * pitch, y: below});
          });
          below += row;
        }
      });
      box.style.height = Math.max(220, Math.min(1.25, width / (columns * pitch)) * (below + 10)) + 'px';
    }
    cy.resize();
    var x = [], y = [];
    cy.nodes().forEach(function (ele) {
      if (ele.hasClass('away')) return;
      x.push(ele.position('x'));
      y.push(ele.position('y'));
    });
    var left = Math.min.apply(null, x) - data.boxWidth / 2 - 8, right = Math.max.apply(null, x) + data.boxWidth / 2 + 8;
    var top = Math.min.apply(null, y) - data.boxHeight / 2 - 8, bottom = Math.max.apply(null, y) + data.boxHeight / 2 + 8;
    var level = Math.min(1.25, width / (right - left), box.clientHeight / (bottom - top));
    cy.viewport({zoom: level, pan: {x: (width - level * (left + right)) / 2, y: (box.clientHeight - level * (top + bottom)) / 2}});
    cy.userPanningEnabled(false);
  }

  function zoom(factor) {
    cy.zoom({level: cy.zoom() * factor, renderedPosition: {x: box.clientWidth / 2, y: box.clientHeight / 2}});
    cy.userPanningEnabled(true); // what is cut off can be dragged into view
  }

  // ---- what is known

  function recompute() {
    var answer = inference.posterior(known);
    possible = answer.possible;
    if (possible) now = answer.marginals;
    tell(answer);
    cy.style().update();
    panel();
    table();
  }

  function set(v, s) {
    known[v] = s < 0 ? null : nodes[v].states.map(function (ignored, k) { return k === s ? 1 : 0; });
    recompute();
  }

  function said(v) {
    var s = hard(v);
    return s >= 0 ? nodes[v].label + ': ' + nodes[v].words[s] : nodes[v].said || nodes[v].label + ': as measured';
  }

  function tell(answer) {
    var list = byId('known'), any = 0;
    list.replaceChildren();
    known.forEach(function (likelihood, v) {
      if (!likelihood) return;
      any++;
      var item = element('li', '', hard(v) < 0 ? 'soft' : '');
      var drop = element('button', '×');
      drop.setAttribute('aria-label', 'Forget ' + said(v));
      drop.addEventListener('click', function () { set(v, -1); });
      item.append(element('span', said(v)), drop);
      list.append(item);
    });
    byId('none-known').hidden = any > 0;
    byId('forget').disabled = any === 0;
    var clash = byId('clash');
    clash.replaceChildren();
    box.classList.toggle('stale', !possible);
    if (!possible) {
      clash.append(element('strong', 'These cannot be true together: '
        + inference.smallestClash(known).map(said).join('; ') + '. '),
        'Take one of them back. The probabilities shown are those before your last entry.');
    }
    clash.hidden = possible;
    byId('status').hidden = !possible || any === 0;
    byId('status').textContent = !possible ? '' : any === 0 ? ''
      : 'In this network ' + odds(answer.logEvidence) + ' people is like that.';
  }
  function odds(log) {
    var one = Math.exp(-log);
    return 'one in ' + (one < 10 ? one.toFixed(1) : one < 1e6 ? Math.round(one).toLocaleString('en') : one.toExponential(1));
  }

  // ---- the chosen quantity

  function choose(v) {
    selected = v;
    byId('pick').value = v;
    cy.nodes().removeClass('selected');
    cy.edges().removeClass('near');
    var node = cy.getElementById('n' + v);
    node.addClass('selected');
    node.connectedEdges().addClass('near');
    if (!whole) place();
    panel();
  }

  function influence(edge, other) {
    var item = element('li');
    var go = element('button', nodes[other].label);
    go.addEventListener('click', function () { choose(other); byId('panel').querySelector('h2').focus(); });
    item.append(go, ' ' + (edge.to === selected ? VERB[edge.sign] + ' it' : 'it ' + VERB[edge.sign] + ' it'));
    item.append(element('div', edge.mechanism), element('div', support(edge), 'source'));
    return item;
  }
  function support(edge) {
    return 'Rests on: ' + SUPPORT[edge.support].words + '. ' + edge.source;
  }

  function panel() {
    var node = nodes[selected], at = byId('panel');
    var focus = document.activeElement && at.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    var title = element('h2', node.label);
    title.tabIndex = -1;
    var set0 = element('fieldset');
    set0.append(element('legend', 'What is known of it?'));
    var options = [[-1, 'not known']].concat(node.states.map(function (ignored, s) { return [s, node.words[s]]; }));
    options.forEach(function (option) {
      var s = option[0];
      var row = element('label', '', 'state');
      var radio = element('input');
      radio.type = 'radio';
      radio.name = 'state';
      radio.dataset.key = 's' + s;
      radio.checked = s < 0 ? !known[selected] : hard(selected) === s;
      radio.addEventListener('change', function () { set(selected, s); });
      var words = element('span', option[1]);
      row.append(radio, words);
      if (s >= 0) {
        var size = range(node, s);
        if (size) words.append(element('small', size));
        row.append(element('span', percent(now[selected][s]), 'p'));
        var track = element('span', '', 'track'), bar = element('i'), mark = element('b');
        bar.style.width = 100 * now[selected][s] + '%';
        mark.style.left = 'calc(' + 100 * prior[selected][s] + '% - 1px)';
        mark.title = 'before: ' + percent(prior[selected][s]);
        track.append(bar, mark);
        row.append(track);
      }
      set0.append(row);
    });
    at.replaceChildren(title, element('p', node.group, 'small'), set0);
    if (known[selected] && hard(selected) < 0) {
      at.append(element('p', 'Entered as measured, with its error: ' + said(selected), 'small'));
    }
    at.append(element('p', 'Bar: now. Black mark: before anything was entered. A row of its table is worth '
      + node.worth + ' observations.', 'small'));
    [['Depends on', edges.filter(function (e) { return e.to === selected; }), 'from'],
      ['Bears on', edges.filter(function (e) { return e.from === selected; }), 'to']].forEach(function (part) {
      if (!part[1].length) return;
      var list = element('ul', '', 'influences');
      part[1].forEach(function (edge) { list.append(influence(edge, edge[part[2]])); });
      at.append(element('h3', part[0]), list);
    });
    if (focus) {
      var again = at.querySelector('[data-key="' + focus + '"]');
      if (again) again.focus();
    }
  }

  // ---- the same as a table

  var rows = [];
  nodes.forEach(function (node, v) {
    var row = element('tr'), head = element('th', node.label), cell = element('td'), pick = element('select');
    head.scope = 'row';
    pick.setAttribute('aria-label', 'What is known of ' + node.label);
    [[-1, 'not known']].concat(node.words.map(function (w, s) { return [s, w]; })).forEach(function (option) {
      var made = element('option', option[1]);
      made.value = option[0];
      pick.append(made);
    });
    pick.addEventListener('change', function () { set(v, +pick.value); });
    cell.append(pick);
    var before = element('td', '', 'p'), after = element('td', '', 'p');
    row.append(head, cell, before, after);
    before.textContent = distribution(v, prior);
    byId('rows').append(row);
    rows.push({pick: pick, after: after});
  });
  function distribution(v, p) {
    return nodes[v].words.map(function (w, s) { return w + ' ' + percent(p[v][s]); }).join(', ');
  }
  function table() {
    rows.forEach(function (row, v) {
      row.pick.value = hard(v);
      row.after.textContent = distribution(v, now);
    });
  }

  // ---- pictures to keep

  function save(blob, name) {
    var link = element('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }
  function escape(text) {
    return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
  }
  function wrapped(text, most) {
    var lines = [''];
    text.split(' ').forEach(function (word) {
      var last = lines[lines.length - 1];
      if (last && (last + ' ' + word).length > most) lines.push(word);
      else lines[lines.length - 1] = last ? last + ' ' + word : word;
    });
    return lines;
  }
  function arrow(x, y, angle, sign, colour) {
    var shape = sign > 0 ? '<path d="M0 0L-9 -4.5L-9 4.5z"/>' : sign < 0 ? '<path d="M-3 -6h3v12h-3z"/>' : '<circle cx="-4" r="4"/>';
    return '<g fill="' + colour + '" transform="translate(' + x.toFixed(1) + ' ' + y.toFixed(1) + ') rotate('
      + (angle * 180 / Math.PI).toFixed(1) + ')">' + shape + '</g>';
  }
  function svg() {
    var shown = cy.nodes(':visible').boundingBox(), out = [];
    cy.edges(':visible').forEach(function (ele) {
      var edge = edges[ele.data('e')], look = SUPPORT[edge.support];
      var a = ele.sourceEndpoint(), b = ele.targetEndpoint();
      var faint = ele.hasClass('near') ? 1 : 0.4;
      var via = (ele.controlPoints() || [])[0] || {x: (a.x + b.x) / 2, y: (a.y + b.y) / 2};
      out.push('<g opacity="' + faint + '"><path d="M' + a.x.toFixed(1) + ' ' + a.y.toFixed(1) + 'Q' + via.x.toFixed(1) + ' '
        + via.y.toFixed(1) + ' ' + b.x.toFixed(1) + ' ' + b.y.toFixed(1)
        + '" fill="none" stroke="' + look.colour + '" stroke-width="' + look.width + '"'
        + (look.dash ? ' stroke-dasharray="' + look.dash + '"' : '') + '/>'
        + arrow(b.x, b.y, Math.atan2(b.y - via.y, b.x - via.x), edge.sign, look.colour) + '<title>'
        + escape(nodes[edge.from].label + ' ' + VERB[edge.sign] + ' ' + nodes[edge.to].label + '. ' + edge.mechanism) + '</title></g>');
    });
    cy.nodes(':visible').forEach(function (ele) {
      var v = ele.data('v'), p = ele.position(), w = data.boxWidth, h = data.boxHeight;
      var most = Math.floor(1.9 * (w - 8) / size(v)), parts = label(v).split('\n'), lines = wrapped(parts[0], most).concat(wrapped(parts[1], most));
      out.push('<g><rect x="' + (p.x - w / 2) + '" y="' + (p.y - h / 2) + '" width="' + w + '" height="' + h + '" rx="6" fill="' + fill(v)
        + '" stroke="' + (known[v] ? '#000' : '#8a93a3') + '" stroke-width="' + (known[v] ? 4 : 1.2) + '"/>'
        + lines.map(function (line, i) {
          return '<text font-size="' + size(v) + '" x="' + p.x + '" y="' + (p.y + (i - (lines.length - 1) / 2) * 1.12 * size(v) + 4.5) + '">' + escape(line) + '</text>';
        }).join('') + '</g>');
    });
    return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="' + [shown.x1 - 10, shown.y1 - 10, shown.w + 20, shown.h + 20].join(' ')
      + '" width="' + Math.round(shown.w + 20) + '" height="' + Math.round(shown.h + 20)
      + '" font-family="system-ui,Arial,sans-serif" text-anchor="middle" fill="#1c2430"><title>' + escape(document.title)
      + '</title><rect x="' + (shown.x1 - 10) + '" y="' + (shown.y1 - 10) + '" width="100%" height="100%" fill="#fff"/>' + out.join('\n') + '</svg>\n';
  }

  // ---- hands

  cy.on('tap', 'node', function (event) { choose(event.target.data('v')); box.focus(); });
  var tip = element('div', '', 'tip');
  tip.hidden = true;
  tip.setAttribute('role', 'tooltip');
  document.body.append(tip);
  function show(event, title, lines) {
    tip.replaceChildren(element('strong', title));
    lines.forEach(function (line) { tip.append(element('p', line)); });
    tip.hidden = false;
    var p = event.renderedPosition || event.position, r = box.getBoundingClientRect();
    tip.style.left = Math.max(6, Math.min(window.scrollX + r.left + p.x + 14,
      document.documentElement.clientWidth - tip.offsetWidth - 8)) + 'px';
    tip.style.top = window.scrollY + r.top + p.y + 14 + 'px';
  }
  cy.on('mouseover tap', 'edge', function (event) {
    var edge = edges[event.target.data('e')];
    event.target.addClass('near');
    show(event, nodes[edge.from].label + ' ' + VERB[edge.sign] + ' ' + nodes[edge.to].label, [edge.mechanism, support(edge)]);
  });
  cy.on('mouseover', 'node', function (event) {
    var v = event.target.data('v');
    show(event, nodes[v].label, [distribution(v, now), known[v] ? said(v) + ' (entered)' : 'Choose it to enter what is known.']);
  });
  cy.on('mouseout', function (event) {
    tip.hidden = true;
    if (event.target.isEdge && event.target.isEdge() && event.target.source().data('v') !== selected
      && event.target.target().data('v') !== selected) event.target.removeClass('near');
  });
  box.addEventListener('keydown', function (event) {
    var near = neighbours(selected), row = nodes[selected].y;
    var mates = nodes.map(function (node, v) { return v; }).filter(function (v) { return nodes[v].y === row; })
      .sort(function (a, b) { return nodes[a].x - nodes[b].x; });
    var place0 = mates.indexOf(selected);
    var to = {ArrowUp: near.causes[0], ArrowDown: near.effects[0], ArrowLeft: mates[place0 - 1], ArrowRight: mates[place0 + 1]}[event.key];
    if (event.key === 'Enter') byId('panel').querySelector('input').focus();
    else if (event.key === '+') zoom(1.25);
    else if (event.key === '-') zoom(0.8);
    else if (to !== undefined) choose(to);
    else if (event.key.indexOf('Arrow') !== 0) return;
    event.preventDefault();
  });
  byId('panel').addEventListener('keydown', function (event) { if (event.key === 'Escape') box.focus(); });
  nodes.map(function (node, v) { return [node.label, v]; }).sort().forEach(function (pair) {
    var option = element('option', pair[0]);
    option.value = pair[1];
    byId('pick').append(option);
  });
  byId('pick').addEventListener('change', function () { choose(+this.value); });
  function view(all) {
    whole = all;
    byId('all').setAttribute('aria-pressed', all);
    byId('near').setAttribute('aria-pressed', !all);
    place();
  }
  byId('all').addEventListener('click', function () { view(true); });
  byId('near').addEventListener('click', function () { view(false); });
  byId('in').addEventListener('click', function () { zoom(1.25); });
  byId('out').addEventListener('click', function () { zoom(0.8); });
  byId('fit').addEventListener('click', place);
  byId('forget').addEventListener('click', function () {
    known = known.map(function () { return null; });
    recompute();
  });
  byId('png').addEventListener('click', function () {
    save(cy.png({output: 'blob', full: true, scale: 2, bg: '#fff'}), 'network.png');
  });
  byId('svg').addEventListener('click', function () { save(new Blob([svg()], {type: 'image/svg+xml'}), 'network.svg'); });
  var wide = box.clientWidth;
  window.addEventListener('resize', function () {
    if (box.clientWidth !== wide) {
      wide = box.clientWidth;
      place();
    }
  });
  window.addEventListener('beforeprint', function () {
    byId('as-table').open = true;
    byId('print').innerHTML = svg(); // every text in it is escaped
  });

  recompute();
  choose(selected);
  view(whole);
})();
