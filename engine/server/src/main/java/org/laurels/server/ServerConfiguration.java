// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server;

import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.util.DataSize;
import io.dropwizard.util.Duration;
import java.util.List;

/** Dropwizard's configuration, made from our options: there is no second file to look after. */
final class ServerConfiguration extends Configuration {
  private static final int THREADS_MAX = 64;
  private static final int THREADS_MIN = 8;
  private static final DataSize HEADERS_MAX = DataSize.kibibytes(16);

  ServerConfiguration(ServerOptions options) {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost(options.host());
    connector.setPort(options.port());
    connector.setMaxRequestHeaderSize(HEADERS_MAX);
    connector.setIdleTimeout(Duration.seconds(60));
    DefaultServerFactory server = new DefaultServerFactory();
    server.setApplicationConnectors(List.of(connector));
    // Nothing of Dropwizard's own admin pages listens anywhere.
    server.setAdminConnectors(List.of());
    server.setMaxThreads(THREADS_MAX);
    server.setMinThreads(THREADS_MIN);
    server.setShutdownGracePeriod(Duration.seconds(10));
    server.setRegisterDefaultExceptionMappers(false);
    LogbackAccessRequestLogFactory requests = new LogbackAccessRequestLogFactory();
    requests.setAppenders(List.of());
    server.setRequestLogFactory(requests);
    setServerFactory(server);
    DefaultLoggingFactory logging = new DefaultLoggingFactory();
    logging.setLevel("WARN");
    setLoggingFactory(logging);
  }
}
