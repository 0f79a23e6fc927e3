// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.laurels.server.CreditServer;

/**
 * What can be answered before the body has come: whoever sends header and body apart, as most
 * clients do, must have the answer, and either go on with the connection or be told that it ends.
 */
class EarlyAnswerIT {
  private static final int ANSWER_MILLIS_MAX = 20_000;
  private static final int LATE_MILLIS = 200;
  private static final int ENDLESS = 2_000_000_000;
  private static final int HEARD_OUT_MEGABYTES = 33;
  private static final String SHOP = "/api/v1/communities/shop";

  private CreditServer server;

  @BeforeEach
  void start() {
    server = new CreditServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SHOP + "/redemptions/r1/approve",
        SHOP + "/nothing-here",
        SHOP + "/boards",
        "/api/v1/communities/other/events",
        "/nothing"
      })
  void bodyComesAfterTheHeader_connectionGoesOn(String path) throws Exception {
    try (Socket socket = open()) {
      OutputStream out = socket.getOutputStream();
      for (int body : List.of(2, 300_000)) {
        write(out, post(path, body, ""));
        Thread.sleep(LATE_MILLIS);
        write(out, "x".repeat(body));
        assertThat(answer(socket.getInputStream())).contains(" 40").doesNotContain("close");
      }
      write(out, "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(answer(socket.getInputStream())).contains(" 200 ");
    }
  }

  @Test
  void callerWaitsToBeAskedForTheBody_isAnswered_andToldThatTheConnectionEnds() throws Exception {
    try (Socket socket = open()) {
      write(
          socket.getOutputStream(),
          post(SHOP + "/redemptions/r1/approve", 300_000, "Expect: 100-continue\r\n"));
      assertThat(answer(socket.getInputStream())).contains(" 400 ").contains("connection: close");
    }
  }

  @Test
  void callerSendsWithoutEnd_isAnswered_andToldThatTheConnectionEnds() throws Exception {
    try (Socket socket = open()) {
      OutputStream out = socket.getOutputStream();
      write(out, post(SHOP + "/redemptions/r1/approve", ENDLESS, ""));
      byte[] much = new byte[1 << 20];
      for (int sent = 0; sent < HEARD_OUT_MEGABYTES; sent++) {
        out.write(much);
      }
      assertThat(answer(socket.getInputStream())).contains(" 400 ").contains("connection: close");
    }
  }

  private Socket open() throws IOException {
    int port = server.request("/").build().uri().getPort();
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(ANSWER_MILLIS_MAX);
    return socket;
  }

  private String post(String path, int length, String header) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + server.token
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + length
        + "\r\n"
        + header
        + "\r\n";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  /** The next answer's head in small letters; its body is read, too. */
  private static String answer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).as("a byte after: " + head).isNotNegative();
      head.append((char) next);
    }
    String lower = head.toString().toLowerCase(Locale.ROOT);
    Matcher length = Pattern.compile("content-length: (\\d+)").matcher(lower);
    if (length.find()) {
      in.skipNBytes(Long.parseLong(length.group(1)));
    }
    return lower;
  }
}
