// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.spi;

import java.util.Set;

/** The types of event that Laurels knows. A plugin may offer others, which rules can name. */
public final class SourceEventTypes {
  public static final String QUESTION_ASKED = "question.asked";
  public static final String ANSWER_POSTED = "answer.posted";
  public static final String COMMENT_POSTED = "comment.posted";
  public static final String ARTICLE_PUBLISHED = "article.published";
  public static final String IDEA_SUBMITTED = "idea.submitted";
  public static final String IDEA_STATUS_CHANGED = "idea.status.changed";
  public static final String TICKET_OPENED = "ticket.opened";
  public static final String TICKET_REPLIED = "ticket.replied";
  public static final String TICKET_SOLVED = "ticket.solved";
  public static final String TICKET_REOPENED = "ticket.reopened";

  /** An answer was marked as the solution; another of the same question ceases to be it. */
  public static final String SOLUTION_ACCEPTED = "solution.accepted";

  /** The mark was taken away: the acceptance that {@code undoes} names, or the item's. */
  public static final String SOLUTION_UNACCEPTED = "solution.unaccepted";

  /** Attribute {@code kind} says like, up, down, helpful, me-too…; the value is its weight. */
  public static final String VOTE_CAST = "vote.cast";

  /** A vote was taken back: the one that {@code undoes} names, or the actor's on the item. */
  public static final String VOTE_CLEARED = "vote.cleared";

  /** The item's text or its attributes changed. */
  public static final String CONTENT_EDITED = "content.edited";

  /** The item can no longer be seen by all; what it earned falls to the rules' policies. */
  public static final String CONTENT_HIDDEN = "content.hidden";

  public static final String CONTENT_DELETED = "content.deleted";

  /** A hidden or deleted item is back, and what it earned with it. */
  public static final String CONTENT_RESTORED = "content.restored";

  /** An edit that somebody proposed was accepted; the actor is who proposed it. */
  public static final String EDIT_APPROVED = "edit.approved";

  public static final String BOUNTY_OFFERED = "bounty.offered";
  public static final String BOUNTY_AWARDED = "bounty.awarded";

  /** The value is how often the item was seen in all, not since the last count. */
  public static final String VIEWS_COUNTED = "views.counted";

  public static final String SATISFACTION_RATED = "satisfaction.rated";
  public static final String REFERRAL_COMPLETED = "referral.completed";
  public static final String MEMBER_JOINED = "member.joined";
  public static final String MEMBER_VISITED = "member.visited";

  /** The actor and the identity in attribute {@code other} are one person. */
  public static final String MEMBER_MERGED = "member.merged";

  /**
   * The actor posted the code in attribute {@link #CODE}, which the engine gave to another account
   * of the same person. {@link ProofCode} finds it in a text; of the text nothing else is to leave
   * the host. The engine refuses codes that are not good, and keeps none.
   */
  public static final String MEMBER_PROVED = "member.proved";

  /** Attribute of {@link #MEMBER_PROVED} that holds the code. */
  public static final String CODE = "code";

  public static final String MEMBER_ERASED = "member.erased";

  /** Takes back the one event that {@code undoes} names, of whatever type. */
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

  private SourceEventTypes() {}

  /** Whether the event brings its item into being, and so must name one. */
  public static boolean creates(String type) {
    return CREATING.contains(type);
  }
}
