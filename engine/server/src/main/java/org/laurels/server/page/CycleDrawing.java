// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.laurels.core.payout.PayoutRun;
import org.laurels.core.payout.RunState;
import org.laurels.server.payout.PayoutSteps;

/** Draws a period: in proportion until the end of the choice, then a stub for what has no date. */
final class CycleDrawing {
  /** How much of the picture is left for what comes after the choice. */
  private static final long AFTER = CyclePicture.WIDTH / 8;

  private final Words words;
  private final PayoutRun run;
  private final Instant start;
  private final Instant now;

  private CycleDrawing(Words words, PayoutSteps.Standing standing, Instant now) {
    this.words = words;
    this.run = standing.run();
    this.start = standing.plan().period().start(standing.plan().zone());
    this.now = now;
  }

  static CyclePicture of(Words words, PayoutSteps.Standing standing, Instant now) {
    return new CycleDrawing(words, standing, now).drawn();
  }

  private CyclePicture drawn() {
    long cutOff = at(run.cutOff());
    long choice = at(run.choiceEnd());
    return new CyclePicture(
        words.of(
            "cycles.picture",
            state(words, run.state()),
            words.moment(run.cutOff()).full(),
            words.moment(run.choiceEnd()).full()),
        List.of(
            new CyclePicture.Span("running", 0, cutOff),
            new CyclePicture.Span("choosing", cutOff, choice - cutOff),
            new CyclePicture.Span("after", choice, CyclePicture.WIDTH - choice)),
        present(),
        steps());
  }

  private long at(Instant moment) {
    long whole = Math.max(1, Duration.between(start, run.choiceEnd()).toSeconds());
    long part = Duration.between(start, moment).toSeconds();
    return Math.multiplyExact(CyclePicture.WIDTH - AFTER, part) / whole;
  }

  private long present() {
    if (now.isAfter(run.choiceEnd())) {
      boolean done = run.state() == RunState.RECONCILED;
      return done ? CyclePicture.WIDTH : CyclePicture.WIDTH - AFTER / 2;
    }
    return Math.max(0, at(now));
  }

  private List<CyclePicture.Step> steps() {
    List<CyclePicture.Step> steps = new ArrayList<>();
    steps.add(step(words.of("cycles.step.begin"), RunState.PLANNED, !now.isBefore(start), start));
    steps.add(
        step(words.of("cycles.step.cut-off"), RunState.OPEN, has(RunState.OPEN), run.cutOff()));
    steps.add(
        step(words.of("cycles.step.choice"), RunState.DUE, has(RunState.DUE), run.choiceEnd()));
    steps.add(
        step(
            words.of("cycles.step.closed"),
            RunState.CLOSED,
            has(RunState.CLOSED),
            changed(RunState.CLOSED)));
    steps.add(
        step(
            words.of("cycles.step.exported"),
            RunState.EXPORTED,
            has(RunState.EXPORTED),
            changed(RunState.EXPORTED)));
    steps.add(
        step(
            words.of("cycles.step.reconciled"),
            RunState.RECONCILED,
            has(RunState.RECONCILED),
            changed(RunState.RECONCILED)));
    return steps;
  }

  private boolean has(RunState state) {
    return run.state().compareTo(state) >= 0;
  }

  /** Only the last change is kept, so earlier ones have no date. */
  private @Nullable Instant changed(RunState state) {
    return run.state() == state ? run.changedAt() : null;
  }

  private CyclePicture.Step step(
      String name, RunState state, boolean reached, @Nullable Instant when) {
    RunState stands = run.state() == RunState.CLOSING ? RunState.DUE : run.state();
    String kind = !reached ? "to-come" : stands == state ? "here" : "reached";
    return new CyclePicture.Step(name, when == null ? "" : words.moment(when).full(), kind);
  }

  static String state(Words words, RunState state) {
    return switch (state) {
      case PLANNED -> words.of("cycles.state.planned");
      case OPEN -> words.of("cycles.state.open");
      case DUE -> words.of("cycles.state.due");
      case CLOSING -> words.of("cycles.state.closing");
      case CLOSED -> words.of("cycles.state.closed");
      case EXPORTED -> words.of("cycles.state.exported");
      case RECONCILED -> words.of("cycles.state.reconciled");
    };
  }
}
