/// The style and the program of the HTML report.
enum HTMLAssets {
  /// Runs before anything is drawn: with a program at hand only one page is.
  static let boot: StaticString = "document.documentElement.className='js'"

  static let style: StaticString = #"""
    :root{--ink:#1c2026;--soft:#5b6470;--line:#d5dae1;--back:#fff;--pale:#f4f6f8;--accent:#1d4f91;
    --error:#b3261e;--warning:#8a5300;--info:#1d4f91}
    *{box-sizing:border-box}
    html{scroll-padding-top:3.6rem}
    body{margin:0;background:var(--back);color:var(--ink);line-height:1.6;font-size:15px;
    font-family:"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
    a{color:var(--accent)}
    h1{font-size:1.45rem;margin:.4rem 0 .8rem;overflow-wrap:anywhere;line-height:1.35}
    h2{font-size:1.1rem;margin:1.6rem 0 .5rem}
    code{font-family:ui-monospace,Consolas,monospace;font-size:.86em;overflow-wrap:anywhere}
    main{max-width:1240px;margin:0 auto;padding:1rem}
    .bar{position:sticky;top:0;z-index:2;background:var(--ink);color:#fff;padding:.4rem 1rem;display:flex;
    flex-wrap:wrap;gap:.3rem .8rem;align-items:center;justify-content:space-between}
    .bar .home{color:#fff;font-weight:600;text-decoration:none}
    .tools{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;font-size:.85rem}
    button,.button{font:inherit;font-size:.85rem;padding:.2rem .6rem;border:1px solid var(--line);
    border-radius:4px;background:var(--back);color:var(--ink);cursor:pointer}
    .button input{position:absolute;width:1px;height:1px;opacity:0}
    .button:focus-within,button:focus-visible,th:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
    html:not(.js) .tools,html:not(.js) .filters,html:not(.js) .copy,html:not(.js) .switch{display:none}
    .js .page{display:none}
    .js:not(.ready) #batch,.js .page.on,.js.all .page{display:block}
    .conclusion{background:var(--pale);border-left:4px solid var(--accent);padding:.6rem .9rem;margin:0 0 1rem}
    .conclusion p{margin:0 0 .4rem;overflow-wrap:anywhere}
    .unchecked{border:1px solid var(--line);border-left:4px solid var(--soft);padding:.2rem .9rem;margin:0 0 1rem}
    .unchecked.failed{border-left-color:var(--error)}
    .unchecked h2{margin:.5rem 0}
    .unchecked.failed h2::before{content:"✕ ";color:var(--error)}
    .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(88px,1fr));gap:.5rem;margin:0 0 1rem}
    .tile{border:1px solid var(--line);border-radius:6px;padding:.4rem .5rem;text-align:center}
    .tile b{display:block;font-size:1.35rem;line-height:1.3}
    .tile span{color:var(--soft);font-size:.82rem}
    .tile.error b,.tile.bad b{color:var(--error)}.tile.warning b{color:var(--warning)}.tile.info b{color:var(--info)}
    .band,.sev{display:inline-block;white-space:nowrap;border:1px solid currentColor;border-radius:4px;
    padding:0 .4rem;font-size:.85rem;font-weight:600;line-height:1.5}
    .band i,.sev i{font-style:normal;margin-right:.3rem}
    .b0{color:#fff;background:var(--error);border-color:var(--error)}
    .b1{color:var(--warning);background:#fff3e0}.b2{color:var(--soft);background:var(--pale)}
    .b3{color:#5b2a86;background:#f5eefb}.b4{color:#1b6b3a;background:#eef8f1}.b5{color:var(--soft)}
    .sev.error{color:var(--error)}.sev.warning{color:var(--warning)}.sev.info{color:var(--info)}
    .wide{overflow-x:auto}
    table{border-collapse:collapse}
    td,th{padding:.25rem .5rem;text-align:left;vertical-align:top;unicode-bidi:isolate}
    .list{width:100%;font-size:.88rem}
    .list td,.list th{border-bottom:1px solid var(--line)}
    .list th{background:var(--pale);white-space:nowrap}
    .js .list th{cursor:pointer}
    th[aria-sort=ascending]::after{content:" ↑"}th[aria-sort=descending]::after{content:" ↓"}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .list .path{overflow-wrap:anywhere;min-width:9rem}.list .msg{min-width:16rem;overflow-wrap:anywhere}
    .list code{white-space:nowrap}
    .filters{display:flex;flex-wrap:wrap;gap:.4rem;margin:.3rem 0;align-items:center}
    .filters input,.filters select{font:inherit;font-size:.85rem;padding:.2rem .4rem;border:1px solid var(--line);
    border-radius:4px;max-width:100%;background:var(--back);color:inherit}
    .shown{color:var(--soft);font-size:.82rem}
    tr[hidden]{display:none}
    .figures{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}
    figure{margin:1rem 0;max-width:100%}
    figcaption{font-weight:600;font-size:.9rem;margin-bottom:.3rem;max-width:34rem}
    figure>svg{width:390px;max-width:100%;height:auto}
    svg text{font-size:11px;fill:var(--ink)}
    .hist{fill:var(--accent)}.axis{fill:var(--soft)}
    .heat text{font-size:10px}
    .self{fill:#e3e7ec}
    .h0{fill:#fff5f0;stroke:#e0d5cf}.h1{fill:#fee8dd}.h2{fill:#fdd5c2}.h3{fill:#fcbfa4}.h4{fill:#fca486}.h5{fill:#fb8767}
    .h6{fill:#ef5a42}.h7{fill:#d8352b}.h8{fill:#b81a20}.h9{fill:#8b0d16}
    .heat text.dark{fill:#fff}
    .clusters li{margin:.2rem 0;overflow-wrap:anywhere}
    .archived{color:var(--soft)}
    .note,.notes,.places,small{color:var(--soft);font-size:.85rem}
    .settled{padding-left:1.2rem}.settled li{margin:.2rem 0;overflow-wrap:anywhere}
    .facts th{font-weight:normal;color:var(--soft);white-space:nowrap}.facts td{overflow-wrap:anywhere}
    .hashes{font-size:.8rem}
    details{margin:.2rem 0}summary{cursor:pointer;color:var(--soft);font-size:.85rem}
    .who{overflow-wrap:anywhere}
    .panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(340px,100%),1fr));gap:.8rem}
    .panel{border:1px solid var(--line);border-radius:6px;padding:.4rem .8rem;overflow-x:auto}
    .panel h2{margin:.2rem 0 .4rem;font-size:1rem}
    .panel table{font-size:.9rem}.panel p{margin:.3rem 0}.panel ul{margin:.2rem 0;padding-left:1.2rem}
    .panel th{font-weight:normal;color:var(--soft);white-space:nowrap}
    .js .pair:not(.rawmode) .raw,.js .rawmode .net{display:none}
    .switch{display:inline-flex;gap:.3rem;align-items:center;font-size:.85rem}
    .plot{width:100%;max-width:300px;height:auto;display:block}
    .frame{fill:none;stroke:var(--line)}
    .shared,.moved,.plot .bar{stroke:var(--accent);stroke-width:3;fill:none}
    .moved{stroke:#8a5300;stroke-dasharray:4 3}.plot .bar{stroke:var(--soft);stroke-width:5}
    .legend{display:flex;flex-wrap:wrap;gap:.2rem .9rem;font-size:.85rem;align-items:center}
    .sides{width:100%;table-layout:fixed;font-size:.9rem}
    .sides th{background:var(--pale);overflow-wrap:anywhere}
    .sides th:first-child,.sides td.sign{width:2.6rem;text-align:center;padding:.25rem 0}
    .sides td{border-bottom:1px solid var(--line);overflow-wrap:anywhere;white-space:pre-wrap}
    .k-src td{background:#fdf1f0}.k-doc td{background:#eef7f0}.k-mov td{background:#eef3fb}
    .k-left td.sign{background:var(--error);color:#fff;font-weight:700}
    .k-same td{color:#454c56}
    .changed .k-same{display:none}
    mark{color:inherit;background:none;border-radius:2px;padding:0 1px}
    mark.s{background:#e4edfb;border-bottom:2px solid #1d4f91;font-weight:600}
    mark.m{background:#fff0d9;border-bottom:2px dashed #8a5300;font-weight:600}
    mark.l{background:#fde3e1;outline:2px solid var(--error);font-weight:700}
    mark.x{color:#6b7480;border-bottom:1px dotted #6b7480}
    .rawmode mark.x{color:inherit;border-bottom:none}
    mark.s.b::before{content:"⇄";font-size:.75em;vertical-align:super}
    mark.m.b::before{content:"#";font-size:.75em;vertical-align:super}
    mark.l.b::before{content:"!";color:var(--error);font-weight:700}
    .cut{color:var(--soft);font-style:italic}
    .findings{padding-left:1.8rem}
    .finding{border-left:3px solid var(--line);padding:.1rem .7rem;margin:.6rem 0}
    .finding.error{border-left-color:var(--error)}.finding.warning{border-left-color:var(--warning)}
    .finding:target,.text p:has(:target){background:#fffbe0}
    .finding p{margin:.15rem 0;overflow-wrap:anywhere}
    .head{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline}
    .finding .msg{font-weight:500}
    .fix del{background:#fdf1f0;overflow-wrap:anywhere}.fix ins{background:#eef7f0;overflow-wrap:anywhere}
    .related{margin:.15rem 0;padding-left:1.2rem;font-size:.88rem}.related li{overflow-wrap:anywhere}
    .decide{display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:center;font-size:.88rem;margin:.2rem 0}
    .decide input[type=text]{font:inherit;flex:1 1 14rem;min-width:0;padding:.1rem .4rem;
    border:1px solid var(--line);border-radius:4px}
    .text{border:1px solid var(--line);border-radius:6px;padding:.5rem .5rem .5rem 0}
    .text p{margin:0;padding:.05rem .5rem .05rem 3.6rem;position:relative;white-space:pre-wrap;
    overflow-wrap:anywhere;unicode-bidi:isolate;min-height:1.6em}
    .text p::before{content:attr(data-n);position:absolute;left:0;width:2.9rem;text-align:right;
    color:var(--soft);font-size:.75rem;line-height:1.9rem}
    .text mark.error{background:#fde3e1;border-bottom:2px solid var(--error)}
    .text mark.warning{background:#fff0d9;border-bottom:2px dashed var(--warning)}
    .text mark.info{background:#e4edfb;border-bottom:2px dotted var(--info)}
    .ref{font-size:.7rem;vertical-align:super;text-decoration:none;padding:0 .15rem;font-weight:700}
    .ref::before{content:"["}.ref::after{content:"]"}
    @media (max-width:640px){body{font-size:14px}main{padding:.6rem}.tiles{grid-template-columns:repeat(auto-fit,minmax(66px,1fr))}
    .tools .button,#print-all,#print-page{display:none}
    .findings{padding-left:1.2rem}.text p{padding-left:2.4rem}.text p::before{width:1.9rem}
    .sides{font-size:.82rem}.sides td,.sides th{padding:.2rem .3rem}
    .sides th:first-child,.sides td.sign{width:1.7rem}}
    @media print{body{font-size:10.5pt;line-height:1.45}main{max-width:none;padding:0}
    .bar,.filters,.copy,.switch,details:not([open])>summary{display:none}
    .page{break-before:page}#batch{break-before:auto}
    tr,.panel,.finding,figure{break-inside:avoid}thead{display:table-header-group}
    .wide,.panel{overflow:visible}a{color:inherit;text-decoration:none}
    .list .path,.list .msg{min-width:0}.list code{white-space:normal}
    .b0{color:#000;background:none;border:2px solid #000}.band,.sev{color:#000;background:none}
    .decide:empty::after{content:attr(data-blank)}
    .pair .raw,.pair .net{display:table-cell!important}}
    """#

  static let script: StaticString = #"""
    (function () {
      'use strict';
      var d = document, root = d.documentElement, bar = d.querySelector('.bar');
      function all(selector, from) { return Array.prototype.slice.call((from || d).querySelectorAll(selector)); }

      // One page at a time.
      var pages = all('.page');
      function show() {
        var id = decodeURIComponent(location.hash.slice(1));
        var target = (id && d.getElementById(id)) || d.getElementById('batch');
        var page = target.closest('.page') || d.getElementById('batch');
        pages.forEach(function (one) { one.classList.toggle('on', one === page); });
        root.classList.add('ready');
        all('.decide', page).forEach(build);
        if (target === page) window.scrollTo(0, 0); else target.scrollIntoView();
      }

      // Tables: search, choices, order.
      all('.filters').forEach(function (box) {
        var table = d.getElementById(box.dataset.table), rows = all('tbody tr', table);
        var search = box.querySelector('input'), choices = all('select', box), shown = box.querySelector('.shown');
        var texts = null, timer = 0;
        function apply() {
          if (!texts) texts = new Map(rows.map(function (r) { return [r, r.textContent.toLowerCase()]; }));
          var words = search.value.toLowerCase().split(/\s+/).filter(Boolean), count = 0;
          rows.forEach(function (row) {
            var fits = words.every(function (w) { return texts.get(row).indexOf(w) >= 0; }) &&
              choices.every(function (c) {
                return !c.value || (row.getAttribute(c.dataset.by) || '').split(' ').indexOf(c.value) >= 0;
              });
            row.hidden = !fits;
            if (fits) count += 1;
          });
          shown.textContent = count + ' / ' + rows.length;
        }
        search.addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(apply, 120); });
        choices.forEach(function (c) { c.addEventListener('change', apply); });
        shown.textContent = rows.length + ' / ' + rows.length;
        box.refresh = apply;
      });
      all('th[data-sort]').forEach(function (head) {
        head.tabIndex = 0;
        function sort() {
          var body = head.closest('table').tBodies[0], at = head.cellIndex;
          var down = head.getAttribute('aria-sort') === 'ascending', numeric = head.dataset.sort === 'n';
          all('th', head.parentNode).forEach(function (h) { h.removeAttribute('aria-sort'); });
          head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
          var rows = all('tr', body).map(function (row, i) {
            var cell = row.cells[at];
            return { row: row, i: i, v: numeric ? parseFloat(cell.dataset.v || '-1') : cell.textContent };
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

      // Switches of a pair.
      all('.exclude').forEach(function (box) {
        box.addEventListener('change', function () { box.closest('.page').classList.toggle('rawmode', !box.checked); });
      });
      all('.changed-only').forEach(function (box) {
        box.addEventListener('change', function () { box.closest('.page').classList.toggle('changed', box.checked); });
      });

      // Decisions, by fingerprint.
      var key = 'doclint-decisions:' + bar.dataset.key, decided = new Map(), cells = new Map();
      var findings = d.getElementById('t-findings');
      if (findings) all('tbody tr', findings).forEach(function (row) {
        if (!cells.has(row.dataset.fp)) cells.set(row.dataset.fp, []);
        cells.get(row.dataset.fp).push(row);
      });
      function take(entry) {
        if (!entry || typeof entry.fingerprint !== 'string' || !/^[0-9a-fA-F]{16}$/.test(entry.fingerprint)) return false;
        var word = entry.decision === 'adopted' || entry.decision === 'rejected' ? entry.decision : null;
        var note = typeof entry.note === 'string' ? entry.note : '';
        if (!word && !note) { decided.delete(entry.fingerprint); return true; }
        decided.set(entry.fingerprint, {
          fingerprint: entry.fingerprint, decision: word, note: note, places: Number(entry.places) || 0,
          rule: String(entry.rule || ''), path: String(entry.path || '')
        });
        return true;
      }
      function ofBox(box, word, note) {
        return {
          fingerprint: box.dataset.fp, decision: word, note: note, places: Number(box.dataset.places) || 0,
          rule: box.dataset.rule, path: box.dataset.path
        };
      }
      function refresh() {
        var count = 0;
        cells.forEach(function (rows, fp) {
          var one = decided.get(fp), word = one && one.decision;
          if (word) count += 1;
          rows.forEach(function (row) {
            row.dataset.state = word || 'open';
            row.querySelector('.state').textContent =
              (word === 'adopted' ? bar.dataset.adopt : word === 'rejected' ? bar.dataset.reject : '') +
              (one && one.note ? (word ? ': ' : '') + one.note : '');
          });
        });
        d.getElementById('decided').textContent = cells.size ? count + ' / ' + cells.size : '';
      }
      function save() {
        refresh();
        try { localStorage.setItem(key, JSON.stringify(Array.from(decided.values()))); } catch (e) { /* not kept */ }
      }
      function fill(box) {
        var one = decided.get(box.dataset.fp);
        all('input[type=radio]', box).forEach(function (r) { r.checked = r.value === ((one && one.decision) || ''); });
        var note = box.querySelector('input[type=text]');
        if (note) note.value = one ? one.note : '';
      }
      var boxes = 0;
      function build(box) {
        if (box.firstChild) { fill(box); return; }
        boxes += 1;
        var name = 'decision' + boxes;
        function changed() {
          var word = box.querySelector('input:checked').value || null;
          take(ofBox(box, word, note.value));
          save();
        }
        [['adopted', bar.dataset.adopt], ['rejected', bar.dataset.reject], ['', bar.dataset.none]].forEach(function (c) {
          var label = d.createElement('label'), radio = d.createElement('input');
          radio.type = 'radio'; radio.name = name; radio.value = c[0];
          radio.addEventListener('change', changed);
          label.appendChild(radio); label.appendChild(d.createTextNode(c[1])); box.appendChild(label);
        });
        var note = d.createElement('input');
        note.type = 'text'; note.placeholder = bar.dataset.note; note.setAttribute('aria-label', bar.dataset.note);
        note.addEventListener('input', changed);
        box.appendChild(note);
        fill(box);
      }
      all('.settled li').forEach(function (li) {
        take({ fingerprint: li.dataset.fp, decision: li.dataset.decision, note: li.dataset.note,
          places: li.dataset.places, rule: li.dataset.rule, path: li.dataset.path });
      });
      all('.decide').forEach(function (box) { if (box.dataset.note) take(ofBox(box, null, box.dataset.note)); });
      try { (JSON.parse(localStorage.getItem(key)) || []).forEach(take); } catch (e) { /* none kept */ }
      refresh();

      d.getElementById('export').addEventListener('click', function () {
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
      d.getElementById('import').addEventListener('change', function (e) {
        var file = e.target.files[0];
        if (!file) return;
        file.text().then(function (text) {
          var list = null;
          try { var read = JSON.parse(text); if (read.schema === 'doclint-decisions/1') list = read.decisions; } catch (x) { /* below */ }
          if (!Array.isArray(list)) { alert(bar.dataset.bad); return; }
          list.forEach(take); save();
          all('.page.on .decide').forEach(build);
        });
      });

      all('.copy').forEach(function (button) {
        button.addEventListener('click', function () {
          var range = d.createRange(), chosen = getSelection();
          range.selectNodeContents(button.parentNode.querySelector('p'));
          chosen.removeAllRanges(); chosen.addRange(range);
          try { d.execCommand('copy'); } catch (e) { /* it stays selected */ }
        });
      });
      d.getElementById('print-page').addEventListener('click', function () { window.print(); });
      d.getElementById('print-all').addEventListener('click', function () { root.classList.add('all'); window.print(); });
      addEventListener('afterprint', function () { root.classList.remove('all'); });
      addEventListener('hashchange', show);
      show();
    })();
    """#
}
