// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.util.List;
import java.util.Map;
import org.laurels.spi.Probe;

/**
 * One connection: how it fares and what can be done with it.
 *
 * @param state in words
 * @param isOn whether events are booked
 * @param listens whether anything is to come from the host
 * @param hook where the host sends
 * @param heard when something good came last; none where that never was
 * @param lag from the last event's happening to its arrival; empty where none was booked
 * @param fault why its plugin cannot serve it; empty where it can
 * @param sending how showing standings in the host goes; none where it shows none
 * @param old whether the secret before the one in use is good, too
 * @param again outcomes of which refused requests are kept, to be tried again
 * @param csrf proves that a form is ours
 */
public record ConnectionPage(
    String name,
    String connector,
    String plugin,
    String state,
    boolean isOn,
    boolean listens,
    Moment since,
    String source,
    String silence,
    String hook,
    List<Moment> heard,
    String lag,
    String fault,
    List<String> warnings,
    List<Figure> counts,
    List<String> sending,
    List<Row> outcomes,
    List<Refused> refused,
    List<Again> again,
    List<Figure> settings,
    List<String> secretsSet,
    boolean rotates,
    boolean old,
    String version,
    String address,
    String all,
    Told told,
    String csrf) {
  public ConnectionPage {
    heard = List.copyOf(heard);
    warnings = List.copyOf(warnings);
    counts = List.copyOf(counts);
    sending = List.copyOf(sending);
    outcomes = List.copyOf(outcomes);
    refused = List.copyOf(refused);
    again = List.copyOf(again);
    settings = List.copyOf(settings);
    secretsSet = List.copyOf(secretsSet);
  }

  /** How often something became of what came. */
  public record Row(String outcome, String count, Moment last, String detail) {}

  /** A refused request that is kept. */
  public record Refused(String outcome, Moment at, String reason, String beginning) {}

  /** Refused requests that can be tried again. */
  public record Again(String outcome, String name, String count) {}

  /** What waiting requests would give. */
  public record Ahead(
      List<String> facts, List<Figure> awards, List<Figure> badges, boolean isEmpty) {
    public Ahead {
      facts = List.copyOf(facts);
      awards = List.copyOf(awards);
      badges = List.copyOf(badges);
    }
  }

  /**
   * What has just come of a form.
   *
   * @param news what was done; empty where nothing was
   * @param fault why nothing was done; empty where something was
   * @param secrets that were made up: shown this once
   * @param findings what a check has found; none where none was asked for
   * @param cannotAsk what is said where the host could not be asked; empty where it could
   * @param ahead a preview; none where none was asked for
   */
  public record Told(
      String news,
      String fault,
      List<Figure> secrets,
      List<Probe.Finding> findings,
      String cannotAsk,
      List<Ahead> ahead) {
    static final Told NOTHING = new Told("", "", List.of(), List.of(), "", List.of());

    public Told {
      secrets = List.copyOf(secrets);
      findings = List.copyOf(findings);
      ahead = List.copyOf(ahead);
    }

    static Told news(String news) {
      return new Told(news, "", List.of(), List.of(), "", List.of());
    }

    static Told fault(String fault) {
      return new Told("", fault, List.of(), List.of(), "", List.of());
    }

    static Told ahead(Ahead ahead) {
      return new Told("", "", List.of(), List.of(), "", List.of(ahead));
    }

    static Told found(List<Probe.Finding> findings, String cannotAsk) {
      return new Told("", "", List.of(), findings, cannotAsk, List.of());
    }

    Told with(Map<String, String> made) {
      List<Figure> shown =
          made.entrySet().stream().map(each -> new Figure(each.getKey(), each.getValue())).toList();
      return new Told(news, fault, shown, findings, cannotAsk, ahead);
    }
  }
}
