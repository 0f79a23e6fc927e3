// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.page.signin;

import org.laurels.server.access.WayIn;

/** What is told to those who cannot come in, or not like this. */
enum Notice {
  LINK_NOT_GOOD(
      "This link does not let you in",
      "It has been changed, or was not made by a site that sends its members here. Go back to"
          + " your community and follow its link again."),
  LINK_EXPIRED(
      "This link is too old",
      "For your safety a link is good for a few minutes only. Go back to your community and follow"
          + " its link again."),
  LINK_USED(
      "This link has been used",
      "For your safety a link lets in once. Go back to your community and follow its link again."),
  UNKNOWN_MEMBER(
      "We do not know you yet",
      "Your community has sent you here, but has not told us of anything you did. Come back after"
          + " your first contribution."),
  NOT_SIGNED_IN(
      "Please sign in first",
      "These pages are for members. Go to your community and follow its link to here; it lets you"
          + " in."),
  FORM_IS_OLD(
      "Please try again",
      "This form is out of date, or was not sent from our pages. Nothing has been changed. Go back,"
          + " load the page again, and send it once more."),
  BEGUN_ALREADY(
      "This link is no longer good",
      "It works once, for a day. If there is no operator yet, start the server again: it prints a"
          + " new one.");

  private final String title;
  private final String text;

  Notice(String title, String text) {
    this.title = title;
    this.text = text;
  }

  String title() {
    return title;
  }

  String text() {
    return text;
  }

  static Notice of(WayIn.Refusal refusal) {
    return switch (refusal) {
      case EXPIRED -> LINK_EXPIRED;
      case USED -> LINK_USED;
      case UNKNOWN_MEMBER -> UNKNOWN_MEMBER;
      case NOT_GOOD, TOO_MANY_TRIES -> LINK_NOT_GOOD;
    };
  }
}
