// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.laurels.core.community.WrittenProgramme;

/**
 * What the sample community adds to the starter it extends, so that the demo shows all: seasons, of
 * which one is over and one is running, employees on a board of their own, and widgets on the pages
 * of a forum.
 */
public final class DemoProgramme {
  private static final int RUNNING_DAYS = 40;
  private static final int SEASON_DAYS = 90;

  private static final String TEXT =
      """
      programme: sample
      extends: support-forum
      title: The sample community of the demo
      look: {name: Northwind Mobile, colour: "#1f5fa8"}
      # To be spent at once, so that the shop can be tried; a real programme lets them wait a while.
      units:
        credits: {spendable: {vest: 0d, expire: 24mo, worth: 1, currency: GBP}}
      rewards:
        - id: voucher
          name: Airtime for five pounds
          about: A code for your own number, sent by hand
          kind: manual
          unit: credits
          price: 500
        - id: shirt
          name: The shirt of those who know
          about: While there are some
          kind: manual
          unit: credits
          price: 250
          stock: 20
          per-member: 1
        - id: charity
          name: A gift to the mountain rescue
          about: Whatever you give, we give as much again
          kind: charity
          unit: credits
          open: true
          price: 50
          match: 100
          match-at-most: 50000
      # Customers among themselves; who is paid to answer has a board apart.
      boards:
        - id: cup
          name: Cup
          unit: reputation
          window: season
          scope: {except-kinds: [employee]}
          seasons:
            - {id: first, name: First cup, from: %1$s, until: %2$s, settle: 1d, winners: 3}
            - {id: second, name: Second cup, from: %2$s, until: %3$s, winners: 3}
        - id: month
          unit: reputation
          window: month
          scope: {except-kinds: [employee]}
        - id: quarter
          unit: reputation
          window: quarter
          scope: {except-kinds: [employee]}
        - id: year
          unit: reputation
          window: year
          scope: {except-kinds: [employee]}
        - id: all-time
          unit: reputation
          window: ever
          scope: {except-kinds: [employee]}
        - id: solutions
          name: Accepted solutions
          count: solution.accepted
          window: quarter
          scope: {except-kinds: [employee]}
        - id: staff
          name: Our own people
          unit: reputation
          window: quarter
          scope: {kinds: [employee]}
      rules:
        - {id: cup-first, on: season.won, if: event.value == 1, give: {to: actor, credits: 500}}
        - {id: cup-placed, on: season.won, if: event.value > 1, give: {to: actor, credits: 200}}
      badges:
        - id: cup-winner
          name: Cup winner
          description: First of a season
          tier: gold
          each: event
          on: season.won
          if: event.value == 1
          give-to: actor
      embeds: {origins: ['%4$s']}
      """;

  private DemoProgramme() {}

  /**
   * The document.
   *
   * @param now the first season is over by then, and the second has begun
   * @param forum the origin of the pages that may show widgets
   */
  static ProgrammeDocument document(Instant now, String forum) {
    LocalDate turn = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(RUNNING_DAYS);
    String text =
        TEXT.formatted(turn.minusDays(SEASON_DAYS), turn, turn.plusDays(SEASON_DAYS), forum);
    return new ProgrammeDocument("the sample programme", Map.of("sample.yaml", text));
  }

  /** The document as it is published. */
  public static WrittenProgramme written(Instant now, String forum) {
    return document(now, forum).written();
  }
}
