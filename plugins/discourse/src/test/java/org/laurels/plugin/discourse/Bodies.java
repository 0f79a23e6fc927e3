// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.discourse;

/** Bodies with the fields that Discourse's serializers write. */
final class Bodies {
  private Bodies() {}

  /** Post 31, the one of that number in topic 22, by user 5. */
  static String post(String type, int number, String more) {
    return "{\"" + type + "\":" + bare(number, more) + "}";
  }

  private static String bare(int number, String more) {
    return """
    {"id":31,"username":"anna","name":"Anna A.","created_at":"2026-04-30T10:00:00.500Z",
    "cooked":"<p>text</p>","raw":"text","post_number":%d,"post_type":1,"version":1,
    "updated_at":"2026-04-30T10:00:00.500Z","topic_id":22,"topic_slug":"how","category_id":4,
    "topic_title":"How?","user_id":5,"topic_archetype":"regular","deleted_at":null%s}
    """
        .formatted(number, more)
        .strip();
  }

  /** Topic 22 by user 2. */
  static String topic(String more) {
    return """
    {"topic":{"id":22,"title":"How?","slug":"how","tags":["router","wifi"],"category_id":4,
    "created_at":"2026-04-30T09:00:00.000Z","last_posted_at":"2026-04-30T10:00:00.500Z",
    "posts_count":2,"archetype":"regular","user_id":2,"deleted_at":null,
    "created_by":{"id":2,"username":"asker"}%s}}
    """
        .formatted(more);
  }

  /** User 7 likes post 31. */
  static String like(int number) {
    return "{\"like\":{\"post\":"
        + bare(number, "")
        + ",\"user\":{\"id\":7,\"username\":\"carl\",\"name\":\"Carl C.\"}}}";
  }

  /** User 7 votes for topic 22. */
  static String vote(int count) {
    return "{\"topic_voting\":{\"topic_id\":22,\"topic_slug\":\"how\",\"voter_id\":7,\"vote_count\":"
        + count
        + "}}";
  }

  static String user() {
    return """
    {"user":{"id":7,"username":"carl","name":"Carl C.","email":"carl@example.org",
    "created_at":"2026-01-01T00:00:00.000Z","title":"Expert"}}
    """;
  }
}
