// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.ContestedBoard;
import org.laurels.server.TestServer;
import org.w3c.dom.Document;

class EmbedIT {
  private static final String FORUM = "https://forum.example.org";
  private static final String STRANGER = "https://elsewhere.example.com";
  private static final String HOME = "/embed/" + ContestedBoard.NAME;
  private static final String BOARD = HOME + "/boards/all-time";
  private static final String ANN = HOME + "/members/forum/ann";
  private static final String ALLOWED = "Access-Control-Allow-Origin";
  private static final String REPUTATION = "reputation";

  private TestServer server;
  private ContestedBoard contested;

  @BeforeEach
  void start() {
    // Closed pages: what is shown elsewhere is the programme's own choice.
    server = new TestServer(false);
    contested =
        new ContestedBoard(server, ContestedBoard.NAME, "embeds: {origins: ['" + FORUM + "']}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String path) {
    return server.send(server.request(path).build());
  }

  private HttpResponse<String> from(String origin, String path) {
    return server.send(server.request(path).header("Origin", origin).build());
  }

  private static String header(HttpResponse<String> response, String name) {
    return String.join(", ", response.headers().allValues(name));
  }

  private static String member(String name) {
    return HOME
        + "/members/forum/"
        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode json(String path) {
    return server.answer(server.request(path).header("Origin", FORUM).build()).json();
  }

  private static Document xml(String text) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  @Test
  void listedOrigin_mayRead() {
    HttpResponse<String> answer = from(FORUM, BOARD);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, ALLOWED)).isEqualTo(FORUM);
    assertThat(header(answer, "Vary")).contains("Origin");
    assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
    assertThat(header(answer, "Set-Cookie")).isEmpty();
    assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=15");
  }

  @Test
  void otherOrigin_isRefused() {
    for (String origin : new String[] {STRANGER, "null", FORUM + ".example.com", FORUM + ":8443"}) {
      for (String path : new String[] {BOARD, ANN, ANN + "/standing.svg"}) {
        HttpResponse<String> answer = from(origin, path);

        assertThat(answer.statusCode()).as(origin).isEqualTo(403);
        assertThat(header(answer, ALLOWED)).isEmpty();
        assertThat(header(answer, "Vary")).contains("Origin");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).doesNotContain("ann");
      }
    }
  }

  @Test
  void requestOfNoPage_isAnswered_toNoPage() {
    HttpResponse<String> answer = get(BOARD);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, ALLOWED)).isEmpty();
  }

  @Test
  void star_isEveryOrigin_andNothingSaid_isNone() {
    new ContestedBoard(server, "open", "embeds: {origins: ['*']}");
    new ContestedBoard(server, "shut", "");
    new ContestedBoard(server, "empty", "embeds: {origins: []}");

    assertThat(header(from(STRANGER, "/embed/open/boards/all-time"), ALLOWED)).isEqualTo("*");
    String missing = get("/embed/no-such/boards/all-time").body();
    for (String name : new String[] {"shut", "empty"}) {
      for (String path : new String[] {"/boards/all-time", "/badges/good-answer.svg"}) {
        HttpResponse<String> answer = get("/embed/" + name + path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(missing);
      }
    }
  }

  @Test
  void numbers_areThoseOfTheApi() {
    JsonNode board = json(BOARD);
    JsonNode api = contested.api("/boards/all-time").json();
    assertThat(board.get("rows")).hasSize(4);
    for (int i = 0; i < 4; i++) {
      for (String field : new String[] {"position", "name", "amount"}) {
        assertThat(board.at("/rows/" + i).get(field)).isEqualTo(api.at("/rows/" + i).get(field));
      }
    }
    assertThat(board.get("as_of")).isEqualTo(api.get("as_of"));
    assertThat(json(BOARD + "?limit=2").get("rows")).hasSize(2);
    server.answer(server.request(BOARD + "?limit=101").build()).isProblem(400, "invalid-parameter");
  }

  @Test
  void standing_tellsAll_butWhatIsSpent() {
    JsonNode ann = json(ANN);

    assertThat(ann.get("name").textValue()).isEqualTo("ann");
    assertThat(ann.get("rank").textValue()).isEqualTo("Helper");
    assertThat(ann.get("balances")).hasSize(1);
    assertThat(ann.at("/balances/0/unit").textValue()).isEqualTo(REPUTATION);
    assertThat(ann.at("/balances/0/amount").longValue()).isEqualTo(30);
    assertThat(ann.at("/badges/0/tier").textValue()).isEqualTo("gold");
    assertThat(ann.at("/badges/0/count").longValue()).isEqualTo(1);
    assertThat(ann.at("/board/id").textValue()).isEqualTo("all-time");
    assertThat(ann.at("/board/position").intValue()).isEqualTo(1);
    assertThat(ann.at("/board/members").intValue()).isEqualTo(4);
    assertThat(ann.has("page")).isFalse();
    assertThat(ann.toString()).doesNotContain("credits");
  }

  @Test
  void whoWantsIt_isAsUnknown() {
    String unknown = from(FORUM, member("nobody")).body();
    contested.choose("ann", true, false);
    contested.choose("ben", false, true);

    for (String name : new String[] {"ann", "ben"}) {
      for (String path : new String[] {"", "/standing.svg"}) {
        HttpResponse<String> answer = from(FORUM, member(name) + path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(unknown);
        assertThat(header(answer, ALLOWED)).isEqualTo(FORUM);
      }
    }
    assertThat(get(BOARD).body()).doesNotContain("ann").doesNotContain("ben");
  }

  @Test
  void images_areWellFormed_whateverTheNames() {
    String nasty = get(member(ContestedBoard.NASTY) + "/standing.svg").body();
    assertThat(nasty).doesNotContain("<script").contains("&lt;script&gt;");
    assertThat(xml(nasty).getElementsByTagName("title").item(0).getTextContent())
        .startsWith(ContestedBoard.NASTY);

    HttpResponse<String> ann = get(ANN + "/standing.svg");
    assertThat(header(ann, "Content-Type")).startsWith("image/svg+xml");
    assertThat(header(ann, "Content-Security-Policy")).contains("sandbox");
    assertThat(ann.body())
        .contains(">30<", "Helper", "Good &lt;answer&gt;", "prefers-color-scheme:dark", "#1f5fa8")
        .doesNotContain("href", "url(", "credits");
    assertThat(xml(ann.body()).getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("Helper · 30 reputation · Good <answer> (gold)");

    String badge = get(HOME + "/badges/good-answer.svg").body();
    assertThat(xml(badge).getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Good <answer>, gold, Contested & fine");
    assertThat(get(HOME + "/badges/no-such.svg").statusCode()).isEqualTo(404);
  }

  @Test
  void unchanged_isNotSentAgain() {
    String tag = header(get(ANN), "ETag");
    HttpRequest again = server.request(ANN).header("If-None-Match", tag).build();

    assertThat(server.send(again).statusCode()).isEqualTo(304);
    assertThat(server.send(again).body()).isEmpty();
    contested.choose("cem", true, false);
    assertThat(server.send(again).statusCode()).isEqualTo(200);
  }

  @Test
  void script_isForEveryPage() {
    HttpResponse<String> script = from(STRANGER, "/embed/laurels.js");

    assertThat(script.statusCode()).isEqualTo(200);
    assertThat(header(script, "Content-Type")).startsWith("text/javascript");
    assertThat(header(script, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(header(script, ALLOWED)).isEqualTo("*");
    assertThat(script.body()).contains("laurels-standing").doesNotContain("eval(", "innerHTML");
    assertThat(header(get("/c/ours"), "Cross-Origin-Resource-Policy")).isEmpty();
  }
}
