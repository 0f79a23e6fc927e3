// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.laurels.core.board.BoardRow;
import org.laurels.core.board.BoardTable;

/** Positions with ten neighbours, from a table in this process and from a Redis. */
final class PositionTimes {
  private static final int ASKED = 20_000;
  private static final int EACH_SIDE = 5;
  private static final int PIPELINED = 1_000;

  private final BoardTable table;
  private final long seed;

  PositionTimes(BoardTable table, long seed) {
    this.table = table;
    this.seed = seed;
  }

  void tell(String what, Latencies latencies) {
    System.out.printf(
        "%s: p50 %.4f ms, p99 %.4f ms%n", what, latencies.percentile(50), latencies.percentile(99));
  }

  Latencies inProcess() {
    Random random = new Random(seed);
    long[] nanos = new long[ASKED];
    for (int i = 0; i < ASKED; i++) {
      long member = table.at(random.nextInt(table.size())).memberId();
      long begun = System.nanoTime();
      int index = table.indexOf(member);
      int from = Math.max(0, index - EACH_SIDE);
      List<BoardRow> rows = table.rows(from, index - from + EACH_SIDE + 1);
      nanos[i] = System.nanoTime() - begun;
      if (rows.stream().noneMatch(row -> row.memberId() == member)) {
        throw new IllegalStateException("member " + member + " is not among the neighbours");
      }
    }
    return Latencies.ofNanos(nanos);
  }

  /** Loads the same into a Redis and asks it the same. */
  void tellRedis(RedisServer server) throws IOException {
    try (RespConnection redis = server.connect()) {
      long begun = System.nanoTime();
      load(redis);
      System.out.printf(
          "Redis takes %.0f ms to load %,d members%n",
          (System.nanoTime() - begun) / 1e6, table.size());
      tell("positions from Redis over the loopback", asked(redis));
    }
  }

  private void load(RespConnection redis) throws IOException {
    for (int from = 0; from < table.size(); from += PIPELINED) {
      List<BoardRow> rows = table.rows(from, PIPELINED);
      for (BoardRow row : rows) {
        redis.send("ZADD", "board", Long.toString(row.amount()), Long.toString(row.memberId()));
      }
      redis.flush();
      for (int i = 0; i < rows.size(); i++) {
        redis.receive();
      }
    }
    if (!redis.ask("ZCARD", "board").equals((long) table.size())) {
      throw new IllegalStateException("Redis does not have all members");
    }
  }

  private Latencies asked(RespConnection redis) throws IOException {
    Random random = new Random(seed);
    long[] nanos = new long[ASKED];
    for (int i = 0; i < ASKED; i++) {
      String member = Long.toString(table.at(random.nextInt(table.size())).memberId());
      long begun = System.nanoTime();
      long index = (Long) redis.ask("ZREVRANK", "board", member);
      String from = Long.toString(Math.max(0, index - EACH_SIDE));
      Object rows =
          redis.ask("ZREVRANGE", "board", from, Long.toString(index + EACH_SIDE), "WITHSCORES");
      nanos[i] = System.nanoTime() - begun;
      if (!((List<?>) rows).contains(member)) {
        throw new IllegalStateException("member " + member + " is not among the neighbours");
      }
    }
    return Latencies.ofNanos(nanos);
  }
}
