// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultipartFormTest {
  private static final MediaType TYPE =
      new MediaType("multipart", "form-data", Map.of("boundary", "b"));
  private static final String TOKEN =
      "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\ntoken\r\n";

  private static String file(String content) {
    return "--b\r\ncontent-disposition: form-data; filename=\"name=x\"; name=\"file\"\r\n"
        + "Content-Type: text/csv\r\n\r\n"
        + content
        + "\r\n";
  }

  private static MultipartForm read(String body, int most) throws IOException {
    return MultipartForm.read(TYPE, new ByteArrayInputStream(body.getBytes(UTF_8)), most);
  }

  @Test
  void form_isReadWithItsFile() throws IOException {
    MultipartForm form = read(TOKEN + file("grün\r\n--c\r\n") + "--b--\r\n", 1_000);
    assertThat(form.text("csrf")).isEqualTo("token");
    assertThat(form.text("file")).isEqualTo("grün\r\n--c\r\n");
    assertThat(form.text("none")).isEmpty();
    assertThat(read(file("") + "--b--", 1_000).text("file")).isEmpty();
  }

  @Test
  void token_isFoundBeforeTheFile_andNowhereElse() {
    String beginning = TOKEN + file("a".repeat(9)).substring(0, 30);
    assertThat(MultipartForm.first(TYPE, beginning.getBytes(UTF_8), "csrf")).isEqualTo("token");
    assertThat(MultipartForm.first(TYPE, (file("a") + TOKEN).getBytes(UTF_8), "csrf")).isNull();
    assertThat(MultipartForm.first(TYPE, "--b".getBytes(UTF_8), "csrf")).isNull();
    assertThat(MultipartForm.first(null, beginning.getBytes(UTF_8), "csrf")).isNull();
  }

  @Test
  void form_thatIsBroken_isRefused() {
    for (String broken :
        new String[] {"", "--b--", TOKEN, TOKEN + "--b\r\nX: y\r\n\r\nz\r\n--b--", "a" + TOKEN}) {
      assertThatThrownBy(() -> read(broken, 1_000))
          .as(broken)
          .isInstanceOf(BadRequestException.class);
    }
    assertThatThrownBy(() -> read(TOKEN + "--b--", 50))
        .isInstanceOfSatisfying(
            ClientErrorException.class,
            e -> assertThat(e.getResponse().getStatus()).isEqualTo(413));
  }
}
