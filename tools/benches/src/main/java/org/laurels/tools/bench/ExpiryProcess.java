// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.laurels.core.community.Community;
import org.laurels.core.wallet.CreditTerms;
import org.laurels.core.wallet.Upkeep;
import org.laurels.core.wallet.WalletStore;
import org.laurels.server.Wiring;

/**
 * The upkeep of a bench's credits in a process of its own, which says a word after each of its
 * transactions: so it can be killed in the middle of its work, on any database.
 */
final class ExpiryProcess implements AutoCloseable {
  /** About how many lots a transaction ends. */
  static final int PART = Upkeep.PART;

  private static final String UNIT = "credits";
  private static final String BEGUN = "begun";
  private static final String WROTE = "wrote";
  private static final String DONE = "done";
  private static final Set<String> WORDS = Set.of(BEGUN, WROTE, DONE);

  private final Process process;
  private final BufferedReader lines;
  private long worked;

  private ExpiryProcess(Process process) {
    this.process = process;
    this.lines = process.inputReader();
  }

  static ExpiryProcess start(String url) {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                ExpiryProcess.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      return new ExpiryProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends what is due now, and tells of it. */
  public static void main(String[] arguments) {
    Tether.hold();
    try (Wiring wiring = Wiring.open(arguments[0], Wiring.systemClock())) {
      Community community = wiring.communities().find(BenchCommunity.NAME).orElseThrow();
      System.out.println(BEGUN);
      upkeep(telling(wiring.credits().wallets()), community, Instant.now(wiring.clock()));
      System.out.println(DONE);
    }
  }

  static void upkeep(WalletStore store, Community community, Instant now) {
    Upkeep.Done done =
        new Upkeep(store, failure -> true)
            .run(community, UNIT, CreditTerms.USUAL, ZoneOffset.UTC, now);
    if (done.failed() > 0) {
      throw new IllegalStateException("not done for " + done.failed());
    }
  }

  private static WalletStore telling(WalletStore store) {
    return (WalletStore)
        Proxy.newProxyInstance(
            ExpiryProcess.class.getClassLoader(),
            new Class<?>[] {WalletStore.class},
            (self, method, given) -> {
              try {
                Object answer = method.invoke(store, given);
                if (method.getName().equals("write")) {
                  System.out.println(WROTE);
                }
                return answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /**
   * Kills it without warning, some time after it has written so often.
   *
   * @return whether it was killed before its end
   */
  boolean killAfter(int writes, int millis) throws InterruptedException {
    long begun = begun();
    for (int wrote = 0; wrote < writes; wrote++) {
      if (!WROTE.equals(word())) {
        return false;
      }
    }
    TimeUnit.MILLISECONDS.sleep(millis);
    boolean alive = process.isAlive();
    process.destroyForcibly().waitFor();
    worked = System.nanoTime() - begun;
    return alive;
  }

  /** Waits until all is done. */
  void finish() throws InterruptedException {
    long begun = begun();
    String word = word();
    while (WROTE.equals(word)) {
      word = word();
    }
    worked = System.nanoTime() - begun;
    if (!DONE.equals(word) || process.waitFor() != 0) {
      throw new IllegalStateException("it ended too early");
    }
  }

  /** For how long it worked, from when it had opened the database. */
  long workedNanos() {
    return worked;
  }

  private long begun() {
    if (!BEGUN.equals(word())) {
      throw new IllegalStateException("it does not begin");
    }
    return System.nanoTime();
  }

  /** Its next word, whatever else is printed; null where it has ended. */
  private @Nullable String word() {
    try {
      String line = lines.readLine();
      while (line != null && !WORDS.contains(line)) {
        line = lines.readLine();
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
