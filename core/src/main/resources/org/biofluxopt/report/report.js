(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('report-data').textContent);

  function element(name, text, style) {
    var node = document.createElement(name);
    if (text) node.textContent = text;
    if (style) node.className = style;
    return node;
  }

  // Charts: values under the pointer.
  var tip = element('div', '', 'tip');
  tip.hidden = true;
  document.body.appendChild(tip);
  document.querySelectorAll('svg[data-marker]').forEach(function (svg) {
    var series = data.forecast[svg.dataset.marker];
    if (!series) return;
    var left = +svg.dataset.left, right = +svg.dataset.right, last = series.plan.length - 1;
    var cursor = document.createElementNS(svg.namespaceURI, 'line');
    cursor.setAttribute('class', 'cursor');
    cursor.setAttribute('y1', svg.dataset.top);
    cursor.setAttribute('y2', svg.dataset.bottom);
    cursor.style.display = 'none';
    svg.appendChild(cursor);
    function line(name, v) { return name + ' ' + v[0] + ' (' + v[1] + ' to ' + v[2] + ')'; }
    svg.addEventListener('pointermove', function (event) {
      var box = svg.getBoundingClientRect();
      var x = (event.clientX - box.left) / box.width * svg.viewBox.baseVal.width;
      var day = Math.round((x - left) / (right - left) * last);
      if (day < 0 || day > last) { hide(); return; }
      var at = left + (right - left) * day / last;
      cursor.setAttribute('x1', at);
      cursor.setAttribute('x2', at);
      cursor.style.display = '';
      tip.replaceChildren(
        element('b', 'Day ' + day + ', ' + series.unit), document.createElement('br'),
        line('Plan', series.plan[day]), document.createElement('br'),
        line('Standard', series.standard[day]));
      tip.hidden = false;
      var wide = tip.offsetWidth;
      tip.style.left = Math.max(4, Math.min(event.pageX + 14, document.documentElement.clientWidth - wide - 8)) + 'px';
      tip.style.top = event.pageY + 16 + 'px';
    });
    function hide() { tip.hidden = true; cursor.style.display = 'none'; }
    svg.addEventListener('pointerleave', hide);
  });

  // Network: probabilities of the chosen quantity before and after the evidence, and its influences.
  var panel = document.getElementById('node-panel');
  if (!panel) return;
  function percent(p) { return p > 0 && p < 0.005 ? 'under 1 %' : Math.round(p * 100) + ' %'; }
  function bar(p, style) {
    var b = element('div', '', style);
    b.style.width = p * 100 + '%';
    return b;
  }
  function influence(edge) {
    var li = element('li');
    li.append(element('b', data.nodes[edge.from].label + ' ' + edge.verb + ' ' + data.nodes[edge.to].label),
      ': ' + edge.mechanism + ' ', element('i', edge.source + (edge.assumed ? ' (assumption)' : '')));
    return li;
  }
  function show(id) {
    var node = data.nodes[id];
    panel.replaceChildren(element('h4', node.label + (node.observed ? ' (known of this person)' : '')));
    node.states.forEach(function (state, i) {
      var row = element('div', '', 'pair'), tracks = element('div', '', 'tracks');
      tracks.append(bar(node.posterior[i], 'now'), bar(node.prior[i], 'was'));
      row.append(element('span', state), tracks,
        element('span', percent(node.posterior[i]) + ' (was ' + percent(node.prior[i]) + ')'));
      panel.append(row);
    });
    var list = element('ul');
    data.edges.forEach(function (edge) {
      if ((edge.from === id || edge.to === id) && data.nodes[edge.from] && data.nodes[edge.to]) list.append(influence(edge));
    });
    panel.append(list);
    document.querySelectorAll('.node').forEach(function (g) { g.classList.toggle('chosen', g.dataset.node === id); });
    document.querySelectorAll('.edge').forEach(function (p) {
      p.classList.toggle('lit', p.dataset.from === id || p.dataset.to === id);
    });
  }
  document.querySelectorAll('.node').forEach(function (g) {
    g.addEventListener('click', function () { show(g.dataset.node); });
    g.addEventListener('keydown', function (event) {
      if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); show(g.dataset.node); }
    });
  });
}());
