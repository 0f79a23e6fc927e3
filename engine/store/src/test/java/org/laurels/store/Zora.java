// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.util.List;
import java.util.Map;
import org.laurels.core.event.Event;
import org.laurels.core.event.ItemMention;
import org.laurels.testkit.TestEvents;

/** A member who is to be erased, and all that a forum has told of her. */
final class Zora {
  static final String ID = "zoraq7";

  /** Words that only she has brought in; the programme knows one more of her words, a team. */
  static final List<String> PERSONAL =
      List.of(ID, "zora quill", "quillshire", "zq-secret", "zq-page", "zq-title", "zq-nick");

  static final String PROGRAMME =
      "programme: test\nboards: [{id: heroes, teams: [heroes], kinds: [customer]}]";

  private Zora() {}

  static List<Event> history(TestEvents forum) {
    ItemMention hers =
        new ItemMention(
            "a1",
            "answer",
            "q1",
            null,
            null,
            null,
            null,
            "https://forum.example/zq-page",
            "zq-title",
            Map.of("where", "quillshire"));
    return List.of(
        forum.join("ben").attribute("teams", "heroes").at(0),
        forum
            .join(ID)
            .id("joined:" + ID)
            .attribute("name", "Zora Quill")
            .attribute("kind", "customer")
            .attribute("teams", "heroes,zq-secret")
            .attribute("town", "quillshire")
            .at(0),
        forum.question("q1", "ben").at(1),
        forum.event("answer.posted").by(ID).item(hers).id(ID + "/posts/1").at(2),
        forum.answer("a2", "q1", "cat").at(3),
        forum.upvote("a2", ID).id("vote-" + ID + "-a2").attribute("client", "zq-secret").at(4),
        forum.event("vote.cast").by("ben").item(hers).at(5),
        forum.event("vote.cast").by("cat").item(hers).at(6),
        forum.event("vote.cast").by("dan").item(hers).at(7),
        forum.question("q2", ID).at(8),
        forum.answer("a3", "q2", "dan").author("dan").at(9),
        forum.accept("a3", ID).id(ID + "-accepts").at(10),
        forum.upvote("q2", "cat").author(ID).at(11),
        forum.withdraw("vote-" + ID + "-a2").by("mod").at(12),
        forum.merge(ID, "zq-nick").at(13),
        forum.question("q3", "zq-nick").at(14),
        forum.upvote("q3", "cat").at(15));
  }
}
