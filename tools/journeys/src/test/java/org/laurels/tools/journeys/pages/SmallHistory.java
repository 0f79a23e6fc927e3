// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys.pages;

import java.util.List;

/**
 * What happened in the small community: Hanna answers a question, and two like the answer on the
 * same day. The first like gives 10, and the second nothing, since the day's limit is reached.
 */
final class SmallHistory {
  static final String HELPER = "hanna";
  static final String ANSWER = "answer-7";

  /** Somebody whose name would run as a script where it was not escaped. */
  static final String NASTY = "\"><img src=x onerror=document.title='owned'><script>'";

  private SmallHistory() {}

  static String events() {
    return "["
        + String.join(
            ",",
            List.of(
                event("1", "question.asked", "2026-05-02T08:00:00Z", "tom", "question-1", ""),
                event(
                    "2",
                    "answer.posted",
                    "2026-05-02T09:00:00Z",
                    HELPER,
                    ANSWER,
                    ",\"parent\":\"question-1\""),
                event("like-1", "vote.cast", "2026-05-02T10:00:00Z", "tom", ANSWER, ""),
                event("like-2", "vote.cast", "2026-05-02T11:00:00Z", "ida", ANSWER, ""),
                event("3", "question.asked", "2026-05-03T08:00:00Z", NASTY, "question-2", "")))
        + "]";
  }

  private static String event(
      String id, String type, String time, String actor, String item, String more) {
    return """
    {"specversion":"1.0","source":"forum","id":"%s","type":"%s","time":"%s",
     "data":{"actor":"%s","item":{"id":"%s"%s}}}
    """
        .formatted(id, type, time, actor.replace("\"", "\\\""), item, more);
  }
}
