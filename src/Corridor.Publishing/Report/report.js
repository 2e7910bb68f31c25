// Pointing at a chart shows the numbers of its table for that year. Without a script the table below each chart says the same.
for (const svg of document.querySelectorAll('svg[data-from]')) {
  const table = svg.closest('figure').querySelector('table.numbers');
  if (!table) continue;
  const names = [...table.tHead.rows[0].cells].map(cell => cell.textContent);
  const rows = new Map([...table.tBodies[0].rows].map(row => [row.cells[0].textContent, row]));
  const at = name => Number(svg.dataset[name]);
  const start = svg.dataset.from.split('-').map(Number);
  const box = document.createElement('div');
  box.className = 'read';
  box.hidden = true;
  svg.parentElement.append(box);
  const cross = document.createElementNS(svg.namespaceURI, 'path');
  cross.setAttribute('class', 'cross');
  svg.append(cross);
  svg.addEventListener('pointermove', event => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    const part = (point.x - at('left')) / (at('right') - at('left'));
    const months = Math.floor(part * at('months'));
    const year = start[0] + Math.floor((start[1] - 1 + months) / 12);
    const row = part >= 0 && part <= 1 && rows.get(String(year));
    box.hidden = !row;
    cross.setAttribute('d', row ? `M${point.x} ${at('top')}V${at('bottom')}` : '');
    if (!row) return;
    box.replaceChildren(Object.assign(document.createElement('b'), { textContent: year }), ...names.slice(1).map((name, i) => {
      const line = Object.assign(document.createElement('div'), { textContent: name });
      line.append(Object.assign(document.createElement('i'), { textContent: row.cells[i + 1].textContent }));
      return line;
    }));
    const canvas = svg.parentElement.getBoundingClientRect();
    const left = event.clientX - canvas.left;
    box.style.left = left + (left > canvas.width / 2 ? -box.offsetWidth - 14 : 14) + svg.parentElement.scrollLeft + 'px';
  });
  svg.addEventListener('pointerleave', () => { box.hidden = true; cross.setAttribute('d', ''); });
}
