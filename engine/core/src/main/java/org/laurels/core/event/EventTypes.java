// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.core.event;

import java.util.Set;

/** The types the engine gives a meaning of their own; a plugin may add others. */
public final class EventTypes {
  public static final String QUESTION_ASKED = "question.asked";
  public static final String ANSWER_POSTED = "answer.posted";
  public static final String COMMENT_POSTED = "comment.posted";
  public static final String ARTICLE_PUBLISHED = "article.published";
  public static final String IDEA_SUBMITTED = "idea.submitted";
  public static final String TICKET_OPENED = "ticket.opened";
  public static final String TICKET_REPLIED = "ticket.replied";
  public static final String SOLUTION_ACCEPTED = "solution.accepted";
  public static final String SOLUTION_UNACCEPTED = "solution.unaccepted";
  public static final String VOTE_CAST = "vote.cast";
  public static final String VOTE_CLEARED = "vote.cleared";
  public static final String CONTENT_EDITED = "content.edited";
  public static final String CONTENT_HIDDEN = "content.hidden";
  public static final String CONTENT_RESTORED = "content.restored";
  public static final String CONTENT_DELETED = "content.deleted";
  public static final String VIEWS_COUNTED = "views.counted";
  public static final String MEMBER_JOINED = "member.joined";
  public static final String MEMBER_UPDATED = "member.updated";
  public static final String MEMBER_MERGED = "member.merged";

  /**
   * The actor posted the code of attribute {@code code}, which was given to another identity of the
   * same person. The code is not stored; where it is good, a merge is, beside this.
   */
  public static final String MEMBER_PROVED = "member.proved";

  /** What the host knows of its actor is to be forgotten here, too. */
  public static final String MEMBER_ERASED = "member.erased";

  /** A person granted a badge, where the engine itself says so. */
  public static final String BADGE_GRANTED = "badge.granted";

  /** A person took a badge away, likewise. */
  public static final String BADGE_REVOKED = "badge.revoked";

  /** A season of a board is over; its actor stands on the place that its value says. */
  public static final String SEASON_WON = "season.won";

  /** What an appraisal found its actor's help worth, where the engine itself says so. */
  public static final String HELP_APPRAISED = "help.appraised";

  /** Takes back the one event that its {@code undoes} names, of whatever type. */
  public static final String EVENT_WITHDRAWN = "event.withdrawn";

  private static final Set<String> CREATING =
      Set.of(
          QUESTION_ASKED,
          ANSWER_POSTED,
          COMMENT_POSTED,
          ARTICLE_PUBLISHED,
          IDEA_SUBMITTED,
          TICKET_OPENED,
          TICKET_REPLIED);
  private static final Set<String> UNDOING =
      Set.of(
          SOLUTION_UNACCEPTED,
          VOTE_CLEARED,
          CONTENT_HIDDEN,
          CONTENT_RESTORED,
          CONTENT_DELETED,
          EVENT_WITHDRAWN);

  private EventTypes() {}

  /** Whether the event brings its item into being. */
  public static boolean creates(String type) {
    return CREATING.contains(type);
  }

  /** Whether the event exists to take back, or give back, earlier ones. */
  public static boolean undoes(String type) {
    return UNDOING.contains(type);
  }
}
