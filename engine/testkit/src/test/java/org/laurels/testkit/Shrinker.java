// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.laurels.core.event.Event;

/** Makes a failing run small: leaves out whatever it fails without, in the same way. */
final class Shrinker {
  private Shrinker() {}

  /**
   * How the steps fail, cut to what tells one kind of failure from another; null if they do not.
   */
  static @Nullable String failure(List<ModelRun.Step> steps) {
    try {
      ModelRun.run(steps);
      return null;
    } catch (AssertionError | RuntimeException e) {
      String text = String.valueOf(e.getMessage()).strip();
      return text.substring(0, Math.min(12, text.length()));
    }
  }

  static List<ModelRun.Step> shrink(List<ModelRun.Step> failing) {
    String kind = failure(failing);
    List<ModelRun.Step> steps = prefix(failing, kind);
    List<ModelRun.Step> before;
    do {
      before = steps;
      steps = withoutSteps(steps, kind);
      steps = withoutEvents(steps, kind);
    } while (!steps.equals(before));
    return steps;
  }

  private static List<ModelRun.Step> prefix(List<ModelRun.Step> steps, @Nullable String kind) {
    int fails = steps.size();
    int holds = 0;
    while (fails - holds > 1) {
      int middle = (fails + holds) / 2;
      if (Objects.equals(kind, failure(steps.subList(0, middle)))) {
        fails = middle;
      } else {
        holds = middle;
      }
    }
    return List.copyOf(steps.subList(0, fails));
  }

  private static List<ModelRun.Step> withoutSteps(
      List<ModelRun.Step> steps, @Nullable String kind) {
    List<ModelRun.Step> kept = steps;
    for (int length = Math.max(1, steps.size() / 2); length >= 1; length /= 2) {
      for (int from = 0; from + length <= kept.size(); ) {
        List<ModelRun.Step> fewer = new ArrayList<>(kept);
        fewer.subList(from, from + length).clear();
        if (Objects.equals(kind, failure(fewer))) {
          kept = fewer;
        } else {
          from++;
        }
      }
    }
    return kept;
  }

  private static List<ModelRun.Step> withoutEvents(
      List<ModelRun.Step> steps, @Nullable String kind) {
    List<ModelRun.Step> kept = new ArrayList<>(steps);
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i) instanceof ModelRun.Offer offer) {
        for (int j = 0; j < offer.batch().size() && offer.batch().size() > 1; ) {
          List<Event> fewer = new ArrayList<>(offer.batch());
          fewer.remove(j);
          List<ModelRun.Step> smaller = new ArrayList<>(kept);
          smaller.set(i, new ModelRun.Offer(fewer));
          if (Objects.equals(kind, failure(smaller))) {
            kept = smaller;
            offer = new ModelRun.Offer(fewer);
          } else {
            j++;
          }
        }
      }
    }
    return kept;
  }

  /** The steps as one reads them. */
  static String text(List<ModelRun.Step> steps) {
    StringBuilder text = new StringBuilder();
    for (ModelRun.Step step : steps) {
      if (step instanceof ModelRun.Offer offer) {
        text.append("\n  batch");
        offer.batch().forEach(event -> text.append("\n    ").append(text(event)));
      } else if (step instanceof ModelRun.Publish publish) {
        var version = publish.version();
        text.append("\n  publish ").append(version.programme().id());
        text.append(" from ").append(version.from()).append(" since ").append(version.since());
      } else {
        text.append("\n  with the telltale rules");
      }
    }
    return text.toString();
  }

  private static String text(Event event) {
    String item =
        event.item() == null
            ? ""
            : " on %s (kind %s, parent %s, author %s)"
                .formatted(
                    event.item().id(),
                    event.item().kind(),
                    event.item().parent(),
                    event.item().author());
    return "%s %s at %s/%d by %s%s value %d %s undoes %s"
        .formatted(
            event.key(),
            event.type(),
            event.time(),
            event.sequence(),
            event.actor(),
            item,
            event.value(),
            event.attributes(),
            event.undoes());
  }
}
