// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Writes of one transaction that another thread carries out in their order while the caller goes on
 * deciding. The database then works while we do. Whoever uses the connection itself must first
 * {@link #finish}.
 */
final class WritesBehind {
  private final Executor executor;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  WritesBehind(Executor executor) {
    this.executor = executor;
  }

  /** Carries this out after all before it; not at all once one of those has failed. */
  void add(Runnable write) {
    last = last.thenRunAsync(write, executor);
  }

  /** Returns when all is written; throws what the first failure threw. */
  void finish() {
    try {
      last.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Returns when nothing is under way any more, whatever became of it. */
  void settle() {
    last.handle((done, failure) -> null).join();
  }
}
