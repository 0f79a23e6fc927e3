// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.laurels.server.connection.Connections;
import org.laurels.server.delivery.Deliveries;
import org.laurels.server.job.Jobs;
import org.laurels.server.proof.Sealing;

/** A server that listens. */
public final class Running implements AutoCloseable {
  private final Server server;
  private final Jobs jobs;
  private final Sealing sealing;
  private final Deliveries deliveries;
  private final Connections connections;

  Running(
      Server server, Jobs jobs, Sealing sealing, Deliveries deliveries, Connections connections) {
    this.server = server;
    this.jobs = jobs;
    this.sealing = sealing;
    this.deliveries = deliveries;
    this.connections = connections;
  }

  void start() throws Exception {
    try {
      server.start();
    } catch (Exception e) {
      jobs.close();
      sealing.close();
      deliveries.close();
      connections.close();
      server.stop();
      throw e;
    }
  }

  /** The port it listens on. */
  public int port() {
    return ((NetworkConnector) server.getConnectors()[0]).getLocalPort();
  }

  /** Waits until the server has been stopped. */
  public void join() throws InterruptedException {
    server.join();
  }

  /** Answers what it has begun to answer, for a while, and stops. */
  public void stop() {
    jobs.close();
    try {
      server.stop();
      deliveries.close();
      connections.close();
      // After the last answer, so that little waits for the next process.
      sealing.close();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop cleanly", e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
