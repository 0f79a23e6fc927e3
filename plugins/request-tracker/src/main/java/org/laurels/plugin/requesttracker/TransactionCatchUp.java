// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.requesttracker;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.laurels.plugin.requesttracker.Facts.Transaction;
import org.laurels.spi.CatchUp;
import org.laurels.spi.CatchUpContext;
import org.laurels.spi.PluginException;

/**
 * Reads all transactions of tickets after the last one that was read. Their numbers rise, so the
 * last number is the whole cursor.
 */
final class TransactionCatchUp implements CatchUp {
  static final String PATH = "/transactions";

  /**
   * So many numbers are read again by each run: a transaction gets its number before it can be
   * seen, so one may become visible after a later one was read. What is read twice counts once.
   */
  static final int NUMBERS_AGAIN = 200;

  private static final int PAGE = 100;
  private static final String TYPES = "(Type = 'Create' OR Type = 'Correspond' OR Type = 'Status')";

  private final Rest rest;
  private final Statuses statuses;

  TransactionCatchUp(Rest rest, Statuses statuses) {
    this.rest = rest;
    this.statuses = statuses;
  }

  @Override
  public void run(CatchUpContext context) {
    long reached = context.cursor().map(TransactionCatchUp::cursor).orElse(0L);
    HistoryFacts history = new HistoryFacts(rest, context.calls(), statuses);
    context.progress().phase("transactions");
    long last = Math.max(0, reached - NUMBERS_AGAIN);
    // Until a page is empty: a page may be short because RT leaves out what may not be seen.
    for (List<Map<?, ?>> page = page(context, last); !page.isEmpty(); page = page(context, last)) {
      for (Map<?, ?> each : page) {
        last = offer(context, history, each);
      }
      context.progress().advance(page.size());
      if (last > reached) {
        reached = last;
        context.reached(Long.toString(reached));
      }
    }
  }

  private static long cursor(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new PluginException(PATH, "'" + text + "' is no number to go on from", e);
    }
  }

  private List<Map<?, ?>> page(CatchUpContext context, long after) {
    String query = HistoryFacts.TICKETS_ONLY + " AND " + TYPES + " AND id > " + after;
    Map<String, Object> answer =
        rest.find(
                context.calls(),
                PATH,
                Map.of(
                    "query", query,
                    "orderby", "id",
                    "order", "ASC",
                    "per_page", Integer.toString(PAGE),
                    "fields", "Type,ObjectId,OldValue,NewValue,Created,Creator",
                    "fields[Creator]", "id"))
            .orElseThrow(() -> new PluginException(PATH, "RT has none; is it RT 5?"));
    return Rest.objects(answer, "items");
  }

  private long offer(CatchUpContext context, HistoryFacts history, Map<?, ?> said) {
    long id =
        Rest.number(said, "id")
            .orElseThrow(() -> new PluginException(PATH, "a transaction has no number"));
    String place = "/transaction/" + id;
    Map<?, ?> creator = said.get("Creator") instanceof Map<?, ?> user ? user : Map.of();
    try {
      Transaction transaction =
          new Transaction(
              id,
              needed(place, said, "Type"),
              Rest.text(said, "OldValue").orElse(null),
              Rest.text(said, "NewValue").orElse(null),
              OffsetDateTime.parse(needed(place, said, "Created")).toInstant());
      long ticket = Long.parseLong(needed(place, said, "ObjectId"));
      Facts facts = history.of(transaction, ticket, Rest.number(creator, "id").orElse(0L));
      TransactionEvents.of(facts, statuses).forEach(context::offer);
    } catch (DateTimeException | NumberFormatException e) {
      throw new PluginException(place, "its time or its ticket makes no sense", e);
    }
    return id;
  }

  private static String needed(String place, Map<?, ?> said, String field) {
    return Rest.text(said, field)
        .orElseThrow(() -> new PluginException(place, field + " is missing"));
  }
}
