/// The style and the program of the HTML report.
enum HTMLAssets {
  /// Runs before anything is drawn: with a program at hand only one page is.
  static let boot: StaticString = "document.documentElement.className='js'"

  static let style: StaticString = #"""
    :root{--ink:#1c2026;--soft:#57606b;--line:#d8dde4;--back:#fff;--pale:#f5f7f9;--accent:#1d4f91;
    --error:#b3261e;--warning:#8a5300;--info:#1d4f91;--good:#1b6b3a;color-scheme:light}
    *{box-sizing:border-box}
    html{scroll-padding-top:3.6rem}
    body{margin:0;background:var(--back);color:var(--ink);line-height:1.6;font-size:15px;
    font-family:"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
    a{color:var(--accent)}
    h1{font-size:1.4rem;margin:.4rem 0 .8rem;overflow-wrap:anywhere;line-height:1.35}
    h2{font-size:1.1rem;margin:1.8rem 0 .5rem}
    h3{font-size:.88rem;margin:.6rem 0 .2rem;color:var(--soft)}
    code{font-family:ui-monospace,Consolas,monospace;font-size:.84em;overflow-wrap:anywhere;color:var(--soft)}
    main{max-width:1440px;margin:0 auto;padding:1rem 1.4rem 4rem}
    .bar{position:sticky;top:0;z-index:3;background:var(--ink);color:#fff;padding:.4rem 1.4rem;display:flex;
    flex-wrap:wrap;gap:.3rem 1.2rem;align-items:center}
    .bar a{color:#fff;text-decoration:none}.bar .home{font-weight:600}
    .bar nav{display:flex;flex-wrap:wrap;gap:.1rem .9rem;font-size:.88rem}
    .bar nav a{opacity:.85}.bar a:hover{text-decoration:underline;opacity:1}
    .bar a:focus-visible{outline:2px solid #fff;outline-offset:2px}
    .turn{border-left:1px solid #59616c;padding-left:.9rem}.turn[hidden]{display:none}
    .tools{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;font-size:.85rem;margin-left:auto}
    button,.button{font:inherit;font-size:.85rem;padding:.15rem .6rem;border:1px solid var(--line);
    border-radius:4px;background:var(--back);color:var(--ink);cursor:pointer}
    .button input{position:absolute;width:1px;height:1px;opacity:0}
    a:focus-visible,summary:focus-visible,.button:focus-within,button:focus-visible,th:focus-visible,input:focus-visible,
    select:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
    html:not(.js) .tools,html:not(.js) .filters,html:not(.js) .copy,html:not(.js) .switch,html:not(.js) .turn,
    html:not(.js) .exclude{display:none}
    .js .page{display:none}
    .js:not(.ready) #batch,.js .page.on,.js.all .page{display:block}
    .conclusion{background:var(--pale);border-left:4px solid var(--accent);padding:.6rem .9rem;margin:0 0 1rem}
    .conclusion p{margin:0 0 .4rem;overflow-wrap:anywhere;max-width:70rem}
    .unchecked{border:1px solid var(--line);border-left:4px solid var(--soft);padding:.2rem .9rem;margin:0 0 1rem}
    .unchecked.failed{border-left-color:var(--error)}
    .unchecked h2{margin:.5rem 0}
    .unchecked.failed h2::before{content:"✕ ";color:var(--error)}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(88px,1fr));gap:.5rem;margin:0 0 1rem}
    .tile{border:1px solid var(--line);border-radius:6px;padding:.3rem .5rem;text-align:center}
    .tile b{display:block;font-size:1.3rem;line-height:1.3}
    .tile span{color:var(--soft);font-size:.82rem}
    .tile.error b,.tile.bad b{color:var(--error)}.tile.warning b{color:var(--warning)}.tile.info b{color:var(--info)}
    .band,.sev{display:inline-block;white-space:nowrap;border:1px solid currentColor;border-radius:4px;
    padding:0 .4rem;font-size:.82rem;font-weight:600;line-height:1.5}
    .band i,.sev i{font-style:normal;margin-right:.3rem}
    .b0{color:#fff;background:var(--error);border-color:var(--error)}
    .b1{color:var(--warning);background:#fff3e0}.b2{color:var(--soft);background:var(--pale)}
    .b3{color:#5b2a86;background:#f5eefb}.b4{color:var(--good);background:#eef8f1}.b5{color:var(--soft)}
    .sev.error,.v-fail{color:var(--error)}.sev.warning,.v-uncertain{color:var(--warning)}.sev.info{color:var(--info)}
    .v-pass{color:var(--good)}
    .wide{overflow-x:auto}
    .js .tall{max-height:34rem;overflow:auto;border:1px solid var(--line);border-radius:6px}
    .js .tall thead th{position:sticky;top:0;z-index:1;box-shadow:0 1px var(--line)}
    table{border-collapse:collapse}
    td,th{padding:.25rem .5rem;text-align:left;vertical-align:top;unicode-bidi:isolate}
    .list{width:100%;font-size:.88rem}
    .list td,.list th{border-bottom:1px solid var(--line)}
    .list th{background:var(--pale);white-space:nowrap}
    .list tbody tr:hover{background:#fafbfc}
    .js th[data-sort]{cursor:pointer}
    th[aria-sort=ascending]::after{content:" ↑"}th[aria-sort=descending]::after{content:" ↓"}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .list .path{overflow-wrap:anywhere;min-width:9rem}.list .msg{min-width:16rem;overflow-wrap:anywhere}
    .place{white-space:nowrap;font-variant-numeric:tabular-nums}
    .filters{display:flex;flex-wrap:wrap;gap:.4rem;margin:.3rem 0;align-items:center}
    .filters input,.filters select{font:inherit;font-size:.85rem;padding:.2rem .4rem;border:1px solid var(--line);
    border-radius:4px;max-width:100%;background:var(--back);color:inherit}
    .shown{color:var(--soft);font-size:.82rem}
    [hidden]{display:none!important}
    .groups{border:1px solid var(--line);border-radius:6px}
    .group{margin:0;border-bottom:1px solid var(--line)}.group:last-child{border:0}
    .group>summary{display:grid;grid-template-columns:4.4rem minmax(0,1fr) auto;gap:.1rem .6rem;align-items:baseline;
    padding:.35rem .7rem;color:inherit;font-size:.92rem;list-style:none}
    .group>summary::-webkit-details-marker{display:none}
    .group>summary b{font-weight:500}.group>summary b::after{content:" ▸";color:var(--soft)}
    .group[open]>summary b::after{content:" ▾"}
    .group>summary .sev{justify-self:start}
    .group>summary code{grid-column:2}.group>summary .n{grid-column:3;grid-row:1;color:var(--soft)}
    .group>summary:hover{background:var(--pale)}.group .wide{padding:0 .7rem .6rem}
    .list .state{white-space:normal;min-width:4rem}
    .figures{display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:flex-start}
    figure{margin:1rem 0;max-width:100%}
    figcaption{font-weight:600;font-size:.9rem;margin-bottom:.3rem;max-width:34rem}
    figure>svg{width:390px;max-width:100%;height:auto}
    svg text{font-size:11px;fill:var(--ink)}
    .hist{fill:var(--accent)}.axis{fill:var(--soft)}
    .heat text{font-size:10px}
    .self{fill:#e3e7ec}
    .h0{fill:#fff5f0;stroke:#e0d5cf}.h1{fill:#fee8dd}.h2{fill:#fdd5c2}.h3{fill:#fcbfa4}.h4{fill:#fca486}.h5{fill:#fb8767}
    .h6{fill:#d9412f}.h7{fill:#c62f27}.h8{fill:#b0181e}.h9{fill:#8b0d16}
    .heat text.dark{fill:#fff}
    .clusters li{margin:.2rem 0;overflow-wrap:anywhere}
    .archived{color:var(--soft)}
    .note,.notes,.places,small{color:var(--soft);font-size:.85rem}
    .notes{padding-left:1.2rem;margin:.4rem 0}
    .settled{padding-left:1.2rem}.settled li{margin:.2rem 0;overflow-wrap:anywhere}
    .facts th{font-weight:normal;color:var(--soft);white-space:nowrap}.facts td{overflow-wrap:anywhere}
    .hashes{font-size:.8rem}
    details{margin:.2rem 0}summary{cursor:pointer;color:var(--soft);font-size:.85rem}
    .who{overflow-wrap:anywhere}
    .panels{columns:3 21rem;column-gap:.8rem}
    .panel{border:1px solid var(--line);border-radius:6px;padding:.4rem .8rem .6rem;overflow-x:auto;margin:0 0 .8rem;
    break-inside:avoid}
    .rules .panel{margin:.8rem 0}
    .panel h2{margin:.2rem 0 .4rem;font-size:1rem}
    .panel table{font-size:.9rem}.panel p{margin:.3rem 0}.panel ul{margin:.2rem 0;padding-left:1.2rem}
    .panel th{font-weight:normal;color:var(--soft);white-space:nowrap}
    .panel .k{white-space:nowrap}.ratios .net b{font-size:1.15rem}
    .ratios .n{white-space:normal}.ratios small{white-space:nowrap}.flags{border-style:dashed}
    label{display:inline-flex;gap:.3rem;align-items:center}
    .switch{font-size:.85rem}
    .plot{width:100%;max-width:300px;height:auto;display:block}
    .frame{fill:none;stroke:var(--line)}
    .shared,.moved,.plot .bar{stroke:var(--accent);stroke-width:3;fill:none}
    .moved{stroke:#8a5300;stroke-dasharray:4 3}.plot .bar{stroke:var(--soft);stroke-width:5}
    .legend{display:flex;flex-wrap:wrap;gap:.2rem .9rem;font-size:.85rem;align-items:center}
    .sides{width:100%;table-layout:fixed;font-size:.92rem}
    .sides thead th{background:var(--pale);overflow-wrap:anywhere}
    .sides td:first-child{width:2.6rem;text-align:center;padding:.25rem 0;color:var(--soft)}
    .sides td{border-bottom:1px solid var(--line);overflow-wrap:anywhere;white-space:pre-wrap}
    .sides td+td,.sides th{border-left:1px solid var(--line)}
    .k-src td{background:#fdf1f0}.k-doc td{background:#eef7f0}.k-mov td{background:#eef3fb}
    .sides .k-left td:first-child{background:var(--error);color:#fff;font-weight:700}
    .k-same td{color:#454c56}
    .changed .k-same{display:none}
    mark{color:inherit;background:none;border-radius:2px;padding:0 1px}
    mark.x{color:#66707b;border-bottom:1px dotted #66707b}
    .count0 .x0,.count1 .x1,.count2 .x2,.count3 .x3,.count4 .x4,.count5 .x5{color:inherit;border-bottom:none}
    mark.s{background:#e4edfb;border-bottom:2px solid #1d4f91;font-weight:600;color:inherit}
    mark.m{background:#fff0d9;border-bottom:2px dashed #8a5300;font-weight:600;color:inherit}
    mark.l{background:#fde3e1;outline:2px solid var(--error);font-weight:700;color:inherit}
    mark.s.b::before{content:"⇄";font-size:.75em;vertical-align:super}
    mark.m.b::before{content:"#";font-size:.75em;vertical-align:super}
    mark.l.b::before{content:"!";color:var(--error);font-weight:700}
    .cut{color:var(--soft);font-style:italic}
    .reading h2{margin-top:.4rem}
    .findings{padding-left:1.8rem;margin:.4rem 0}
    .finding{border-left:3px solid var(--line);padding:.1rem .7rem;margin:.7rem 0}
    .finding.error{border-left-color:var(--error)}.finding.warning{border-left-color:var(--warning)}
    .finding.here,.finding:target,.text p:has(.here),.text p:has(:target),.panel.here{background:#fffbe0}
    .finding p{margin:.15rem 0;overflow-wrap:anywhere}
    .head{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline}
    .head .place{white-space:normal}.head code a{color:inherit}
    .finding .msg{font-weight:500}
    .fix del{background:#fdf1f0;overflow-wrap:anywhere}.fix ins{background:#eef7f0;overflow-wrap:anywhere}
    .fold{margin:.7rem 0}.fold>details>summary{color:inherit}
    .related{margin:.15rem 0;padding-left:1.2rem;font-size:.86rem}.related li{overflow-wrap:anywhere}
    .decide{display:flex;flex-wrap:wrap;gap:.1rem .8rem;align-items:center;font-size:.86rem;margin:.2rem 0}
    .decide input[type=text]{font:inherit;flex:1 1 9rem;min-width:0;padding:.05rem .4rem;
    border:1px solid var(--line);border-radius:4px}
    .text{border:1px solid var(--line);border-radius:6px;padding:.5rem .5rem .5rem 0}
    .text h2{margin:0 0 .3rem .8rem}
    .text p{margin:0;padding:.05rem .5rem .05rem 3.6rem;position:relative;white-space:pre-wrap;
    overflow-wrap:anywhere;unicode-bidi:isolate;min-height:1.6em;line-height:1.75}
    .text p::before{content:attr(data-n);position:absolute;left:0;width:2.9rem;text-align:right;
    color:var(--soft);font-size:.75rem;line-height:1.9rem}
    .text mark.error{background:#fde3e1;border-bottom:2px solid var(--error)}
    .text mark.warning{background:#fff0d9;border-bottom:2px dashed var(--warning)}
    .text mark.info{background:#e4edfb;border-bottom:2px dotted var(--info)}
    .ref{font-size:.7rem;vertical-align:super;text-decoration:none;padding:0 .15rem;font-weight:700;line-height:1}
    .ref::before{content:"["}.ref::after{content:"]"}
    @media screen and (min-width:1080px){.reading{display:grid;grid-template-columns:minmax(0,1fr) minmax(22rem,27rem);
    gap:1.2rem;align-items:start}.reading .text{grid-row:1}
    .js .beside{position:sticky;top:3.2rem;max-height:calc(100vh - 4rem);overflow:auto;padding-right:.3rem}
    .beside:only-child{grid-column:1/-1;position:static;max-height:none}}
    @media (max-width:640px){body{font-size:14px}main{padding:.6rem}.bar{position:static;padding:.4rem .6rem}
    html{scroll-padding-top:.4rem}
    .tiles{grid-template-columns:repeat(auto-fit,minmax(66px,1fr))}
    .tools .button,#print-all,#print-page{display:none}
    .group>summary{grid-template-columns:minmax(0,1fr) auto}.group>summary b,.group>summary code{grid-column:1/-1}
    .group>summary .n{grid-column:2}
    .findings{padding-left:1.2rem}.text p{padding-left:2.4rem}.text p::before{width:1.9rem}
    .sides{font-size:.82rem}.sides td,.sides th{padding:.2rem .3rem}
    .sides td:first-child{width:1.7rem}}
    @media print{body{font-size:10.5pt;line-height:1.45}main{max-width:none;padding:0}
    .bar,.filters,.copy,.switch,.group button,details:not(.group):not([open])>summary,.fold>details>summary{display:none}
    .js .tall{max-height:none;overflow:visible;border:0}.js .tall thead th{position:static;box-shadow:none}
    .page{break-before:page}#batch{break-before:auto}
    tr,.panel,.finding,figure,.group>summary{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}
    .wide,.panel{overflow:visible}a{color:inherit;text-decoration:none}
    .list .path,.list .msg{min-width:0}.list .msg{width:40%}.list code{white-space:normal}
    .b0{color:#000;background:none;border:2px solid #000}.band,.sev{color:#000;background:none}
    .k-src td,.k-doc td,.k-mov td,.finding.here,.text p:has(.here){background:none}
    .sides .k-left td:first-child{color:#000;background:none;font-weight:700}
    .decide:empty::after{content:"□ 采信　□ 不采信　说明：____________________"}
    .decide:empty:lang(en)::after{content:"□ adopted  □ rejected  note: ____________________"}}
    """#

  static let script: StaticString = #"""
    (function () {
      'use strict';
      var d = document, root = d.documentElement, bar = d.querySelector('.bar');
      function all(selector, from) { return Array.prototype.slice.call((from || d).querySelectorAll(selector)); }
      function id(name) { return d.getElementById(name); }

      // A page is text until it is shown: built then, once.
      var pages = all('.page'), heading = d.title;
      function build(page) {
        var raw = page.firstElementChild;
        if (!raw || raw.tagName !== 'NOSCRIPT') return;
        page.innerHTML = raw.textContent;
        wire(page);
      }
      // `d12f3` is on the page `d12`, a rule on the page of rules, all else on the first.
      function pageOf(name) {
        var own = /^[dp]\d+/.exec(name), page = own ? id(own[0]) : /^r-/.test(name) ? id('rules') : null;
        var there = page || (name && id(name));
        return (there && there.closest('.page')) || id('batch');
      }
      function show() {
        var name = '';
        try { name = decodeURIComponent(location.hash.slice(1)); } catch (e) { /* the first page */ }
        var page = pageOf(name);
        build(page);
        pages.forEach(function (one) { one.classList.toggle('on', one === page); });
        root.classList.add('ready');
        all('.finding', page).forEach(box);
        turn(page);
        var title = page.querySelector('h1');
        d.title = page.id === 'batch' ? heading : title.textContent.trim() + ' – ' + heading;
        all('.here', page).forEach(function (e) { e.classList.remove('here'); });
        var target = id(name);
        if (!target || target === page) window.scrollTo(0, 0);
        else {
          target.classList.add('here');
          for (var up = target; (up = up.parentElement && up.parentElement.closest('details'));) up.open = true;
          target.scrollIntoView({ block: target.matches('h2') ? 'start' : 'center' });
        }
      }
      // The pages of one kind, one after the other.
      function turn(page) {
        var kind = page.classList.contains('pair') ? 'pair' : page.classList.contains('document') ? 'document' : '';
        var row = kind ? pages.filter(function (p) { return p.classList.contains(kind); }) : [], at = row.indexOf(page);
        [['previous', row[at - 1]], ['next', at < 0 ? null : row[at + 1]]].forEach(function (e) {
          id(e[0]).hidden = !e[1];
          if (e[1]) id(e[0]).href = '#' + e[1].id;
        });
      }

      // Tables: search, choices, order.
      function words(text) { return text.toLowerCase().split(/\s+/).filter(Boolean); }
      // As the text of the page is.
      function escaped(text) {
        return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
      }
      function listen(box, apply) {
        var timer = 0;
        box.querySelector('input').addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(apply, 120); });
        all('select', box).forEach(function (c) { c.addEventListener('change', apply); });
      }
      all('.filters').forEach(function (box) {
        var table = id(box.dataset.table);
        if (table.tagName !== 'TABLE') return;
        var rows = all('tbody tr', table), shown = box.querySelector('.shown'), texts = null;
        function apply() {
          if (!texts) texts = new Map(rows.map(function (r) { return [r, r.textContent.toLowerCase()]; }));
          var wanted = words(box.querySelector('input').value), choices = all('select', box), count = 0;
          rows.forEach(function (row) {
            var fits = wanted.every(function (w) { return texts.get(row).indexOf(w) >= 0; }) &&
              choices.every(function (c) {
                return !c.value || (row.getAttribute(c.dataset.by) || '').split(' ').indexOf(c.value) >= 0;
              });
            row.hidden = !fits;
            if (fits) count += 1;
          });
          shown.textContent = count + ' / ' + rows.length;
        }
        listen(box, apply);
        shown.textContent = rows.length + ' / ' + rows.length;
      });
      all('th[data-sort]').forEach(function (head) {
        head.tabIndex = 0;
        function sort() {
          var body = head.closest('table').tBodies[0], at = head.cellIndex;
          var down = head.getAttribute('aria-sort') === 'ascending', numeric = head.dataset.sort === 'n';
          all('th', head.parentNode).forEach(function (h) { h.removeAttribute('aria-sort'); });
          head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
          var rows = all('tr', body).map(function (row, i) {
            var cell = row.cells[at], number = parseFloat(cell.dataset.v || cell.textContent);
            return { row: row, i: i, v: !numeric ? cell.textContent : number === number ? number : -1 };
          });
          rows.sort(function (a, b) {
            var c = numeric ? a.v - b.v : a.v < b.v ? -1 : a.v > b.v ? 1 : 0;
            return (down ? -c : c) || a.i - b.i;
          });
          var part = d.createDocumentFragment();
          rows.forEach(function (r) { part.appendChild(r.row); });
          body.appendChild(part);
        }
        head.addEventListener('click', sort);
        head.addEventListener('keydown', function (e) {
          if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); sort(); }
        });
      });

      // Findings by rule: their rows are text, too, and as many are built as are shown.
      var step = 200, decided = new Map();
      var groups = all('.group').map(function (element) {
        var raw = element.querySelector('noscript'), body = d.createElement('div');
        body.className = 'wide';
        element.appendChild(body);
        var group = { element: element, raw: raw.textContent, body: body, rows: null, fits: null, limit: step, opened: false };
        element.addEventListener('toggle', function () { draw(group); });
        return group;
      });
      function rowsOf(group) {
        if (!group.rows) {
          var parts = group.raw.slice(0, group.raw.lastIndexOf('\n')).split('\n<tr');
          group.head = parts[0];
          group.rows = parts.slice(1).map(function (part) {
            return {
              html: '<tr' + part, fp: /data-fp="([0-9a-f]*)"/.exec(part)[1],
              text: part.slice(part.indexOf('>')).replace(/<[^>]*>/g, ' ').toLowerCase()
            };
          });
        }
        return group.rows;
      }
      function state(fp) { var one = decided.get(fp); return (one && one.decision) || 'open'; }
      function draw(group) {
        group.drawn = group.element.open;
        if (!group.drawn) { group.body.textContent = ''; return; }
        var rows = group.fits || rowsOf(group), more = rows.length - group.limit;
        group.body.innerHTML = group.head + rows.slice(0, group.limit).map(function (r) { return r.html; }).join('') + '</table>';
        mark(group);
        if (more <= 0) return;
        var button = d.createElement('button');
        button.type = 'button'; button.textContent = bar.dataset.more + ' ' + more;
        button.addEventListener('click', function () { group.limit += step; draw(group); });
        group.body.appendChild(button);
      }
      function mark(group) {
        all('tbody tr', group.body).forEach(function (row) {
          var one = decided.get(row.dataset.fp), word = one && one.decision;
          row.querySelector('.state').textContent =
            (word === 'adopted' ? bar.dataset.adopt : word === 'rejected' ? bar.dataset.reject : '') +
            (one && one.note ? (word ? ': ' : '') + one.note : '');
        });
      }
      var filter = d.querySelector('.filters[data-table="t-findings"]');
      function narrow() {
        var wanted = words(escaped(filter.querySelector('input').value)), choice = {}, total = 0, whole = 0, few = 200;
        all('select', filter).forEach(function (c) { choice[c.dataset.by] = c.value; });
        var byRow = wanted.length > 0 || choice['data-state'];
        groups.forEach(function (group) {
          var data = group.element.dataset, rows = rowsOf(group);
          whole += rows.length;
          var out = (choice['data-sev'] && choice['data-sev'] !== data.sev) || (choice['data-rule'] && choice['data-rule'] !== data.rule);
          group.fits = out ? [] : !byRow ? null : rows.filter(function (row) {
            return (!choice['data-state'] || state(row.fp) === choice['data-state']) &&
              wanted.every(function (w) { return row.text.indexOf(w) >= 0; });
          });
          group.count = group.fits ? group.fits.length : rows.length;
          total += group.count;
        });
        groups.forEach(function (group) {
          group.element.hidden = group.count === 0;
          group.element.querySelector('.hits').textContent = group.fits && group.count ? group.count + ' / ' : '';
          group.limit = step;
          // A few that were searched for are shown at once.
          if (byRow && total <= few && group.count && !group.element.open) { group.opened = true; group.element.open = true; }
          else if (!byRow && group.opened) { group.opened = false; group.element.open = false; }
          else if (group.drawn) draw(group);
        });
        filter.querySelector('.shown').textContent = total + ' / ' + whole;
      }
      if (filter) listen(filter, narrow);

      // Switches of a pair.
      function wire(page) {
        var boxes = all('.exclude', page), table = page.querySelector('.ratios');
        function count() {
          var kept = 0;
          boxes.forEach(function (b) { if (b.checked) kept |= 1 << b.value; page.classList.toggle('count' + b.value, !b.checked); });
          all('[data-side]', table).forEach(function (row) {
            var raw = row.querySelector('.raw').dataset.raw.split(' '), copied = +raw[0], counted = +raw[1];
            table.dataset.parts.split(';').forEach(function (part) {
              var p = part.split(' ');
              if (p[0] === row.dataset.side && (p[1] & kept)) { copied -= p[2]; counted -= p[3]; }
            });
            var cell = row.querySelector('.net');
            cell.querySelector('b').textContent = (counted ? Math.round(1000 * copied / counted) / 10 : 0).toFixed(1) + '%';
            cell.querySelector('small').textContent = ' ' + copied + ' ÷ ' + counted;
          });
        }
        boxes.forEach(function (b) { b.addEventListener('change', count); });
        all('.changed-only', page).forEach(function (b) {
          b.addEventListener('change', function () { page.classList.toggle('changed', b.checked); });
        });
        all('.copy', page).forEach(copy);
      }
      function copy(button) {
        button.addEventListener('click', function () {
          var range = d.createRange(), chosen = getSelection();
          range.selectNodeContents(button.parentNode.querySelector('p'));
          chosen.removeAllRanges(); chosen.addRange(range);
          try { d.execCommand('copy'); } catch (e) { /* it stays selected */ }
        });
      }
      all('.copy').forEach(copy);

      // Decisions, by fingerprint.
      var key = 'doclint-decisions:' + bar.dataset.key;
      function take(entry) {
        if (!entry || typeof entry.fingerprint !== 'string' || !/^[0-9a-fA-F]{16}$/.test(entry.fingerprint)) return false;
        var word = entry.decision === 'adopted' || entry.decision === 'rejected' ? entry.decision : null;
        var note = typeof entry.note === 'string' ? entry.note : '';
        if (!word && !note) { decided.delete(entry.fingerprint); return true; }
        var each = Array.isArray(entry.fingerprints) ? entry.fingerprints : String(entry.fingerprints || '').split(' ');
        each = each.filter(function (f) { return /^[0-9a-fA-F]{16}$/.test(f); });
        decided.set(entry.fingerprint, {
          fingerprint: entry.fingerprint, decision: word, note: note, places: Number(entry.places) || 0,
          fingerprints: each.length ? each : undefined, rule: String(entry.rule || ''), path: String(entry.path || '')
        });
        return true;
      }
      function told(element, path, word, note) {
        var data = element.dataset;
        return {
          fingerprint: data.fp, decision: word, note: note, places: data.places, fingerprints: data.all,
          rule: data.rule, path: path
        };
      }
      var here = null;
      function refresh() {
        if (decided.size && !here) {
          here = new Set();
          groups.forEach(function (g) { rowsOf(g).forEach(function (r) { here.add(r.fp); }); });
        }
        var count = 0;
        decided.forEach(function (one, fp) { if (one.decision && here.has(fp)) count += 1; });
        groups.forEach(function (g) { if (g.drawn) mark(g); });
        if (filter && all('select', filter).some(function (c) { return c.dataset.by === 'data-state' && c.value; })) narrow();
        id('decided').textContent = +bar.dataset.total ? bar.dataset.decision + ' ' + count + ' / ' + bar.dataset.total : '';
      }
      function save() {
        refresh();
        try { localStorage.setItem(key, JSON.stringify(Array.from(decided.values()))); } catch (e) { /* not kept */ }
      }
      function fill(box, fp) {
        var one = decided.get(fp);
        all('input[type=radio]', box).forEach(function (r) { r.checked = r.value === ((one && one.decision) || ''); });
        box.querySelector('input[type=text]').value = one ? one.note : '';
      }
      var boxes = 0;
      function box(finding) {
        var place = finding.querySelector('.decide'), fp = finding.dataset.fp;
        if (place.firstChild) { fill(place, fp); return; }
        boxes += 1;
        var name = 'decision' + boxes, path = finding.closest('.page').dataset.path;
        place.setAttribute('role', 'group');
        place.setAttribute('aria-label', bar.dataset.decision);
        function changed() {
          take(told(finding, path, place.querySelector('input:checked').value || null, note.value));
          save();
        }
        [['adopted', bar.dataset.adopt], ['rejected', bar.dataset.reject], ['', bar.dataset.none]].forEach(function (c) {
          var label = d.createElement('label'), radio = d.createElement('input');
          radio.type = 'radio'; radio.name = name; radio.value = c[0];
          radio.addEventListener('change', changed);
          label.appendChild(radio); label.appendChild(d.createTextNode(c[1])); place.appendChild(label);
        });
        var note = d.createElement('input');
        note.type = 'text'; note.placeholder = bar.dataset.note; note.setAttribute('aria-label', bar.dataset.note);
        note.addEventListener('input', changed);
        place.appendChild(note);
        fill(place, fp);
      }
      all('.settled li, .remarks li').forEach(function (li) {
        take(told(li, li.dataset.path, li.dataset.decision, li.dataset.note));
      });
      try { (JSON.parse(localStorage.getItem(key)) || []).forEach(take); } catch (e) { /* none kept */ }
      refresh();

      id('export').addEventListener('click', function () {
        var list = Array.from(decided.values()).sort(function (a, b) {
          return a.path < b.path ? -1 : a.path > b.path ? 1 : a.fingerprint < b.fingerprint ? -1 : 1;
        });
        var text = JSON.stringify({ schema: 'doclint-decisions/1', decisions: list }, null, 2) + '\n';
        var link = d.createElement('a');
        link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
        link.download = 'doclint-decisions.json';
        d.body.appendChild(link); link.click(); link.remove();
        setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
      });
      id('import').addEventListener('change', function (e) {
        var file = e.target.files[0];
        if (!file) return;
        file.text().then(function (text) {
          var list = null;
          try { var read = JSON.parse(text); if (read.schema === 'doclint-decisions/1') list = read.decisions; } catch (x) { /* below */ }
          if (!Array.isArray(list)) { alert(bar.dataset.bad); return; }
          list.forEach(take); save();
          all('.page.on .finding').forEach(box);
        });
      });

      id('print-page').addEventListener('click', function () { window.print(); });
      id('print-all').addEventListener('click', function () { pages.forEach(build); root.classList.add('all'); window.print(); });
      addEventListener('afterprint', function () { root.classList.remove('all'); });
      addEventListener('hashchange', show);
      show();
    })();
    """#
}
