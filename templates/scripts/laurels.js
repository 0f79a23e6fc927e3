// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
// What pages gain where scripts run; all of them work without.
(() => {
  'use strict';

  // What was asked for has come: go there, for those who do not see it appear.
  document.addEventListener('htmx:afterSwap', (event) => {
    const answer = event.target.querySelector('[data-answer]');
    if (answer) {
      answer.setAttribute('tabindex', '-1');
      answer.focus({preventScroll: true});
    }
  });

  // A drawn chart becomes one that tells its amounts where one points at it.
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const enliven = (figure) => {
    const points = figure.dataset.points.split(';').map((point) => {
      const at = point.lastIndexOf(':');
      return {day: point.slice(0, at), amount: Number(point.slice(at + 1))};
    });
    const language = figure.dataset.language;
    const days = new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeZone: 'UTC'});
    const amounts = new Intl.NumberFormat(language);
    const box = figure.querySelector('.chart-box');
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    box.append(canvas);
    const chart = new Chart(canvas, {
      type: 'line',
      data: {
        labels: points.map((point) => days.format(new Date(point.day + 'T00:00:00Z'))),
        datasets: [{
          data: points.map((point) => point.amount),
          borderWidth: 0, pointRadius: 0, pointHoverRadius: 5, borderColor: 'transparent',
        }],
      },
      options: {
        animation: false, maintainAspectRatio: false, layout: {padding: 0},
        interaction: {mode: 'index', intersect: false},
        // The line below is the server's; this one only points at it.
        scales: {
          x: {display: false},
          y: {display: false, min: Math.min(0, ...points.map((p) => p.amount)),
            max: Math.max(1, ...points.map((p) => p.amount))},
        },
        plugins: {
          legend: {display: false},
          tooltip: {displayColors: false, callbacks: {label: (item) => amounts.format(item.parsed.y)}},
        },
      },
    });
    const paint = () => {
      chart.data.datasets[0].pointHoverBackgroundColor = colour('--accent');
      chart.data.datasets[0].pointHoverBorderColor = colour('--card');
      const tooltip = chart.options.plugins.tooltip;
      tooltip.backgroundColor = colour('--ink');
      tooltip.titleColor = tooltip.bodyColor = colour('--paper');
      chart.update('none');
    };
    paint();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
  };

  if (typeof Chart !== 'undefined') {
    document.querySelectorAll('[data-chart]').forEach(enliven);
  }
})();
