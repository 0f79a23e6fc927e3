// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.reward;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST to an address that was looked up before, by HTTP/1.1. The JDK's client looks names up by
 * itself, and whoever owns a name can answer differently the second time: so this one is told where
 * to connect, and takes the name for the certificate only. It follows nothing, and gives up by its
 * deadline however slowly the answer drips.
 */
final class PinnedPost {
  private static final int HEAD_BYTES_MAX = 16 * 1024;
  private static final int BODY_BYTES_MAX = 64 * 1024;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
  private static final String CHUNK = "[0-9A-Fa-f]{1,7}";

  private final Duration timeout;
  private final SSLSocketFactory trust;

  /**
   * @param timeout for all of it, from the first packet to the last
   * @param trust who is believed to be who they say
   */
  PinnedPost(Duration timeout, SSLSocketFactory trust) {
    this.timeout = timeout;
    this.trust = trust;
  }

  /** What was answered; its body in full, or there is no reply. */
  static final class Reply {
    private final int status;
    private final byte[] body;

    private Reply(int status, byte[] body) {
      this.status = status;
      this.body = body;
    }

    int status() {
      return status;
    }

    byte[] body() {
      return body.clone();
    }
  }

  /**
   * Sends it.
   *
   * @throws IOException if there is no whole answer in time; it may have arrived nevertheless
   */
  Reply send(URI uri, InetAddress address, Map<String, String> headers, byte[] body)
      throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean secure = "https".equals(uri.getScheme());
    int usual = secure ? 443 : 80;
    int port = uri.getPort() == -1 ? usual : uri.getPort();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), left(deadline));
      plain.setSoTimeout(left(deadline));
      try (Socket socket = secure ? secured(plain, uri.getHost(), port) : plain) {
        OutputStream out = socket.getOutputStream();
        out.write(head(uri, headers, body.length).getBytes(ISO_8859_1));
        out.write(body);
        out.flush();
        return reply(new Source(socket, deadline));
      }
    }
  }

  private static int left(long deadline) throws SocketTimeoutException {
    long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (millis <= 0) {
      throw new SocketTimeoutException("no whole answer in time");
    }
    return Math.toIntExact(millis);
  }

  private Socket secured(Socket plain, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) trust.createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static String head(URI uri, Map<String, String> headers, int length) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
    StringBuilder head = new StringBuilder();
    head.append("POST ").append(path).append(query).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(uri.getHost()).append(port).append("\r\n");
    head.append("Connection: close\r\nUser-Agent: Laurels\r\nAccept: application/json\r\n");
    head.append("Content-Type: application/json\r\n");
    head.append("Content-Length: ").append(length).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString();
  }

  /** Reads with a limit of bytes and of time. */
  private static final class Source {
    private final Socket socket;
    private final InputStream in;
    private final long deadline;
    private int headBytes;

    Source(Socket socket, long deadline) throws IOException {
      this.socket = socket;
      this.in = socket.getInputStream();
      this.deadline = deadline;
    }

    private int read(byte[] into, int length) throws IOException {
      socket.setSoTimeout(left(deadline));
      return in.read(into, 0, length);
    }

    String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      byte[] one = new byte[1];
      while (read(one, 1) == 1) {
        if (++headBytes > HEAD_BYTES_MAX) {
          throw new IOException("the head of the answer is too large");
        }
        if (one[0] == '\n') {
          String text = line.toString(ISO_8859_1);
          return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        }
        line.write(one[0]);
      }
      throw new EOFException("the answer ends in its head");
    }

    /** So many bytes; or all there are, where that is not known. */
    void body(long length, ByteArrayOutputStream into) throws IOException {
      byte[] part = new byte[4096];
      long missing = length;
      while (missing != 0) {
        int asked = missing < 0 ? part.length : (int) Math.min(part.length, missing);
        int came = read(part, asked);
        if (came < 0) {
          if (missing < 0) {
            return;
          }
          throw new EOFException("the answer ends in its body");
        }
        into.write(part, 0, came);
        if (into.size() > BODY_BYTES_MAX) {
          throw new IOException("the answer is larger than " + BODY_BYTES_MAX + " bytes");
        }
        missing -= missing < 0 ? 0 : came;
      }
    }
  }

  private static Reply reply(Source source) throws IOException {
    while (true) {
      Matcher line = STATUS.matcher(source.line());
      if (!line.matches()) {
        throw new IOException("the answer is no HTTP");
      }
      int status = Integer.parseInt(line.group(1));
      Map<String, String> headers = headers(source);
      if (status >= 200) {
        return new Reply(status, body(source, status, headers));
      }
    }
  }

  private static Map<String, String> headers(Source source) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (String line = source.line(); !line.isEmpty(); line = source.line()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private static byte[] body(Source source, int status, Map<String, String> headers)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String length = headers.getOrDefault("content-length", "");
    if (headers
        .getOrDefault("transfer-encoding", "")
        .toLowerCase(Locale.ROOT)
        .endsWith("chunked")) {
      chunks(source, body);
    } else if (length.matches("[0-9]{1,9}")) {
      source.body(Long.parseLong(length), body);
    } else if (status != 204) {
      source.body(-1, body);
    }
    return body.toByteArray();
  }

  private static void chunks(Source source, ByteArrayOutputStream body) throws IOException {
    while (true) {
      String size = source.line().split(";", 2)[0].strip();
      if (!size.matches(CHUNK)) {
        throw new IOException("the answer's chunks are no chunks");
      }
      int length = Integer.parseInt(size, 16);
      if (length == 0) {
        return;
      }
      source.body(length, body);
      source.line();
    }
  }
}
