// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RespConnectionTest {
  @Test
  void answers_areReadOneByOne() throws Exception {
    String answers = "+PONG\r\n:41\r\n$3\r\na\r\n\r\n$-1\r\n*2\r\n$1\r\nx\r\n:7\r\n-ERR no\r\n";
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        RespConnection connection = new RespConnection(listening.getLocalPort());
        Socket other = listening.accept()) {
      other.getOutputStream().write(answers.getBytes(StandardCharsets.UTF_8));
      assertThat(connection.ask("PING", "é")).isEqualTo("PONG");
      assertThat(connection.receive()).isEqualTo(41L);
      assertThat(connection.receive()).isEqualTo("a\r\n");
      assertThat(connection.receive()).isEqualTo("");
      assertThat(connection.receive()).isEqualTo(List.of("x", 7L));
      assertThatThrownBy(connection::receive)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("ERR no");
      String asked = "*2\r\n$4\r\nPING\r\n$2\r\né\r\n";
      byte[] sent =
          other.getInputStream().readNBytes(asked.getBytes(StandardCharsets.UTF_8).length);
      assertThat(new String(sent, StandardCharsets.UTF_8)).isEqualTo(asked);
    }
  }
}
