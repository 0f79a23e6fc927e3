// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
// Two elements for the pages of a forum: <laurels-standing> and <laurels-board>. What goes wrong
// here stays here: nothing is thrown into the page, nothing is shown until there is something.
(() => {
  'use strict';
  if (!('customElements' in window) || customElements.get('laurels-board')) {
    return;
  }

  const SECOND = 1000;
  const REFRESH_USUAL = 300 * SECOND;
  const REFRESH_MIN = 30 * SECOND;
  const RETRY_FIRST = 5 * SECOND;
  const RETRY_MAX = 600 * SECOND;
  const PATIENCE = 10 * SECOND;
  const LIMIT_MAX = 100;
  const script = document.currentScript;
  const home = script && script.src ? new URL('./', script.src).href : '';

  const TEXTS = {
    en: {
      position: 'Position', member: 'Member', hidden: 'Hidden member', asOf: 'As of', final: 'Final',
      of: 'of', badges: 'Badges', other: 'other',
      units: {reputation: 'Reputation', 'solution.accepted': 'Solutions'},
      tiers: {gold: 'gold', silver: 'silver', bronze: 'bronze'},
    },
    de: {
      position: 'Platz', member: 'Mitglied', hidden: 'Verborgenes Mitglied', asOf: 'Stand',
      final: 'Endstand', of: 'von', badges: 'Abzeichen', other: 'andere',
      units: {reputation: 'Ansehen', 'solution.accepted': 'Lösungen'},
      tiers: {gold: 'Gold', silver: 'Silber', bronze: 'Bronze'},
    },
  };

  const COLOURS = {
    light: '--ink:#1d2420;--soft:#5a655f;--paper:#fff;--line:#d5dbd8;--accent:#2c6e49',
    dark: '--ink:#e7ecea;--soft:#a5b1ab;--paper:#1b2125;--line:#3a434a;--accent:#7fc79c',
  };
  const STYLE = `
    :host{display:block;${COLOURS.light}}
    @media (prefers-color-scheme:dark){:host{${COLOURS.dark}}}
    :host([theme=light]){${COLOURS.light}}
    :host([theme=dark]){${COLOURS.dark}}
    [hidden]{display:none!important}
    .frame{box-sizing:border-box;max-width:100%;overflow-x:auto;padding:.75em 1em;
      color:var(--laurels-ink,var(--ink));background:var(--laurels-paper,var(--paper));
      border:1px solid var(--laurels-line,var(--line));border-radius:var(--laurels-radius,8px);
      font:var(--laurels-font,inherit)}
    .soft,caption span,th[scope=col]{color:var(--laurels-soft,var(--soft));font-weight:400}
    table{width:100%;border-collapse:collapse}
    caption,.name{font-weight:600;text-align:start}
    th,td{padding:.25em .5em .25em 0;text-align:start;font-weight:400}
    tbody tr{border-top:1px solid var(--laurels-line,var(--line))}
    .number{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
    p,dl,dd{margin:0}
    dl{display:flex;flex-wrap:wrap;gap:.25em 1.25em;margin-top:.5em}
    dl div{display:flex;flex-direction:column-reverse}
    dd{font-weight:600}
    .note{margin-top:.5em;font-size:.85em}
    a{color:var(--laurels-accent,var(--accent))}`;

  let sheet;
  // Made by script, a style sheet is not refused by a forum's policy on inline styles.
  const dress = (root) => {
    if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(STYLE);
      }
      root.adoptedStyleSheets = [sheet];
    } else {
      root.append(make('style', {}, STYLE));
    }
  };

  // Texts are only ever put in as texts, so that no name is read as markup.
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  };

  class LaurelsElement extends HTMLElement {
    static get observedAttributes() {
      return ['server', 'community', 'lang', 'refresh', 'board', 'period', 'limit', 'member', 'host'];
    }

    constructor() {
      super();
      const root = this.attachShadow({mode: 'open'});
      this.frame = make('div', {class: 'frame', part: 'frame', hidden: ''});
      dress(root);
      root.append(this.frame);
      this.round = 0;
    }

    connectedCallback() {
      this.restart();
    }

    disconnectedCallback() {
      this.round++;
      clearTimeout(this.timer);
    }

    attributeChangedCallback(name, before, after) {
      if (this.isConnected && before !== after) {
        this.restart();
      }
    }

    // Attributes that are set one after another are taken together.
    restart() {
      const round = ++this.round;
      clearTimeout(this.timer);
      this.retry = RETRY_FIRST;
      this.timer = setTimeout(() => this.run(round), 0);
    }

    async run(round) {
      let pause = this.pause();
      try {
        if (!document.hidden || this.frame.hidden) {
          const outcome = await this.load();
          if (round !== this.round) {
            return;
          }
          if (outcome.failed) {
            // What is shown stays; it is asked for again ever less often, and not by all at once.
            pause = this.retry * (1 + Math.random() / 2);
            this.retry = Math.min(this.retry * 2, RETRY_MAX);
          } else {
            this.retry = RETRY_FIRST;
            this.show(outcome.data);
          }
        }
      } catch {
        this.frame.hidden = true;
      }
      if (round === this.round) {
        this.timer = setTimeout(() => this.run(round), pause);
      }
    }

    pause() {
      const seconds = Number(this.getAttribute('refresh'));
      return seconds > 0 ? Math.max(seconds * SECOND, REFRESH_MIN) : REFRESH_USUAL;
    }

    async load() {
      const path = this.path();
      if (!path || !this.base()) {
        return {};
      }
      const ending = new AbortController();
      const patience = setTimeout(() => ending.abort(), PATIENCE);
      try {
        const response = await fetch(this.base() + path, {
          credentials: 'omit', referrerPolicy: 'no-referrer', signal: ending.signal,
        });
        if (response.ok) {
          return {data: await response.json()};
        }
        return {failed: response.status >= 500 || response.status === 429};
      } catch {
        return {failed: true};
      } finally {
        clearTimeout(patience);
      }
    }

    base() {
      const server = this.getAttribute('server');
      return server ? server.replace(/\/*$/, '/embed/') : home;
    }

    // A part of the address; empty where the attribute is missing.
    segment(name, usual = '') {
      return encodeURIComponent(this.getAttribute(name) || usual);
    }

    language() {
      const near = this.closest('[lang]');
      const asked = (near && near.lang) || navigator.language || 'en';
      try {
        return Intl.getCanonicalLocales(asked)[0] || 'en';
      } catch {
        return 'en';
      }
    }

    show(data) {
      if (data) {
        const asked = this.language();
        const known = asked.split('-')[0] in TEXTS ? asked : 'en';
        const texts = TEXTS[known.split('-')[0]];
        const numbers = new Intl.NumberFormat(known);
        this.frame.lang = known;
        this.frame.replaceChildren(...this.content(data, {
          texts,
          number: (amount) => numbers.format(amount),
          unit: (unit) => texts.units[unit] || unit,
          moment: (instant) => new Intl.DateTimeFormat(
            known, {dateStyle: 'medium', timeStyle: 'short'}).format(new Date(instant)),
        }));
      } else {
        this.frame.replaceChildren();
      }
      this.frame.hidden = !data;
    }
  }

  class LaurelsBoard extends LaurelsElement {
    path() {
      const community = this.segment('community');
      const board = this.segment('board');
      const limit = Math.min(Math.max(parseInt(this.getAttribute('limit'), 10) || 10, 1), LIMIT_MAX);
      const period = this.segment('period');
      return community && board &&
        `${community}/boards/${board}?limit=${limit}${period && '&period=' + period}`;
    }

    content(board, {texts, number, unit, moment}) {
      const head = make('tr', {part: 'head'},
        make('th', {scope: 'col'}, texts.position),
        make('th', {scope: 'col'}, texts.member),
        make('th', {scope: 'col', class: 'number'}, unit(board.counts)));
      const rows = board.rows.map((row) => make('tr', {part: 'row'},
        make('td', {part: 'position'}, number(row.position)),
        make('th', {scope: 'row', part: 'name', dir: 'auto'}, row.name || texts.hidden),
        make('td', {class: 'number', part: 'amount'}, number(row.amount))));
      const caption = make('caption', {part: 'caption'}, board.name + ' ');
      if (board.window !== 'ever') {
        caption.append(make('span', {part: 'period'}, board.season || board.period));
      }
      const table = make('table', {part: 'table'},
        caption, make('thead', {}, head), make('tbody', {}, ...rows));
      if (!board.as_of) {
        return [table];
      }
      return [table, make('p', {class: 'note soft', part: 'note'},
        (board.frozen ? texts.final : texts.asOf) + ' ',
        make('time', {datetime: board.as_of}, moment(board.as_of)))];
    }
  }

  class LaurelsStanding extends LaurelsElement {
    path() {
      const community = this.segment('community');
      const member = this.segment('member');
      return community && member && `${community}/members/${this.segment('host', 'forum')}/${member}`;
    }

    content(standing, {texts, number, unit}) {
      const name = make('p', {class: 'name', part: 'name', dir: 'auto'});
      if (standing.page) {
        // Beside the pages that it came from, wherever a proxy has put them.
        const address = new URL('..' + standing.page, this.base()).href;
        name.append(make('a', {href: address, part: 'link'}, standing.name));
      } else {
        name.append(standing.name);
      }
      const content = [name];
      if (standing.rank) {
        content.push(make('p', {class: 'soft', part: 'rank'}, standing.rank));
      }
      const figure = (part, label, value) => make('div', {part},
        make('dt', {class: 'soft'}, label), make('dd', {}, value));
      const figures = standing.balances.map(
        (balance) => figure('balance', unit(balance.unit), number(balance.amount)));
      if (standing.board) {
        figures.push(figure('position', standing.board.name,
          `${number(standing.board.position)} ${texts.of} ${number(standing.board.members)}`));
      }
      if (standing.badges.length) {
        figures.push(figure('badges', texts.badges, standing.badges.map((tier) =>
          `${number(tier.count)} ${texts.tiers[tier.tier] || tier.tier || texts.other}`).join(', ')));
      }
      content.push(make('dl', {part: 'figures'}, ...figures));
      return content;
    }
  }

  customElements.define('laurels-board', LaurelsBoard);
  customElements.define('laurels-standing', LaurelsStanding);
})();
