// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.outbound;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.Destination;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Calls addresses that the rule allows. The check is where the connection looks its address up:
 * whoever owns a name cannot answer one thing to the check and another to the call. It follows
 * nothing, keeps no cookies, and gives up by its deadline however slowly the answer drips.
 * Thread-safe.
 */
public final class OutboundHttp implements AutoCloseable {
  /** For all of a call, from the first packet to the last. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final int THREADS_MAX = 8;
  private static final int CONNECTIONS_MAX = 8;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final OutboundRule rule;
  private final HttpClient client;

  public OutboundHttp(OutboundRule rule) {
    this(rule, new SslContextFactory.Client());
  }

  OutboundHttp(OutboundRule rule, SslContextFactory.Client trust) {
    this.rule = requireNonNull(rule, "rule is null");
    QueuedThreadPool threads = new QueuedThreadPool(THREADS_MAX, 1);
    threads.setName("outbound");
    threads.setDaemon(true);
    trust.setEndpointIdentificationAlgorithm("HTTPS");
    ClientConnector connector = new ClientConnector();
    connector.setSslContextFactory(trust);
    connector.setSelectors(1);
    client = new HttpClient(new HttpClientTransportOverHTTP(connector));
    client.setExecutor(threads);
    client.setSocketAddressResolver(this::resolve);
    client.setFollowRedirects(false);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(null);
    client.setMaxConnectionsPerDestination(CONNECTIONS_MAX);
    client.setConnectTimeout(TIMEOUT.toMillis());
    client.setIdleTimeout(IDLE.toMillis());
    try {
      client.start();
      client.getContentDecoderFactories().clear();
      client.getProtocolHandlers().clear();
    } catch (Exception e) {
      throw new IllegalStateException("calls cannot be made", e);
    }
  }

  /** A whole answer. */
  public static final class Reply {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Reply(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    public int status() {
      return status;
    }

    /** By name as it was sent; of several of one name the last. */
    public Map<String, String> headers() {
      return headers;
    }

    public byte[] body() {
      return body.clone();
    }
  }

  /** Which addresses are called. */
  public OutboundRule rule() {
    return rule;
  }

  /**
   * Calls and waits.
   *
   * @param answerBytesMax a larger answer is none
   * @throws IOException if there is no whole answer in time; the call may have arrived nevertheless
   * @throws IllegalArgumentException if the address can never be called
   */
  public Reply send(
      String method,
      URI uri,
      Map<String, String> headers,
      byte[] body,
      Duration timeout,
      int answerBytesMax)
      throws IOException {
    URI read = rule.read(uri.toString());
    Request request =
        client
            .newRequest(read)
            .method(method)
            .timeout(Math.min(timeout.toMillis(), TIMEOUT.toMillis()), TimeUnit.MILLISECONDS)
            .headers(fields -> headers.forEach(fields::put));
    request.headers(fields -> fields.put("User-Agent", "Laurels"));
    if (body.length > 0) {
      request.body(new BytesRequestContent(headers.get("Content-Type"), body));
    }
    try {
      ContentResponse response =
          new CompletableResponseListener(request, answerBytesMax).send().get();
      Map<String, String> answered = new HashMap<>();
      response.getHeaders().forEach(field -> answered.put(field.getName(), field.getValue()));
      return new Reply(response.getStatus(), answered, response.getContent());
    } catch (ExecutionException e) {
      throw failure(requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof TimeoutException) {
      SocketTimeoutException late = new SocketTimeoutException("no whole answer in time");
      late.initCause(cause);
      return late;
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }

  private void resolve(
      String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> found) {
    // Looking a name up may take long, and those who select must not wait.
    client
        .getExecutor()
        .execute(
            () -> {
              try {
                Destination to = (Destination) context.get(Destination.CONTEXT_KEY);
                String scheme = requireNonNull(to, "no destination").getOrigin().getScheme();
                found.succeeded(
                    List.of(new InetSocketAddress(rule.resolve(scheme, host, port), port)));
              } catch (IOException | RuntimeException e) {
                found.failed(e);
              }
            });
  }

  @Override
  public void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("calls do not end", e);
    }
  }
}
