// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.laurels.server.ContestedBoard;
import org.laurels.server.TestServer;

class BoardResourceIT {
  private static final String BOARD = "/boards/all-time";

  private TestServer server;
  private ContestedBoard contested;

  @BeforeEach
  void start() {
    server = new TestServer();
    contested = new ContestedBoard(server, ContestedBoard.NAME, "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static List<String> lines(TestServer.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<String> lines = new ArrayList<>();
    for (JsonNode row : answer.json().get("rows")) {
      lines.add(
          "%d %s %d"
              .formatted(
                  row.get("position").intValue(),
                  row.get("name").textValue(),
                  row.get("amount").longValue()));
    }
    return lines;
  }

  @Test
  void board_isInOrder_withSharedPositions() {
    assertThat(lines(contested.api(BOARD)))
        .containsExactly("1 ann 30", "2 ben 20", "2 cem 20", "4 " + ContestedBoard.NASTY + " 10");
    assertThat(lines(contested.api(BOARD + "?from=2&limit=2")))
        .containsExactly("2 ben 20", "2 cem 20");
    assertThat(lines(contested.api(BOARD + "?from=5"))).isEmpty();
  }

  @Test
  void board_tellsWhatItIs_asTheDocumentSays() {
    JsonNode board = contested.api(BOARD).json();

    assertThat(board.get("counts").textValue()).isEqualTo("reputation");
    assertThat(board.get("window").textValue()).isEqualTo("ever");
    assertThat(board.get("as_of").textValue()).isEqualTo(TestServer.NOW.toString());
    assertThat(board.get("members").intValue()).isEqualTo(4);
    assertThat(board.get("frozen").booleanValue()).isFalse();
    isAsDocumented("Board", board);
    isAsDocumented("BoardRow", board.at("/rows/0"));
    assertThat(board.at("/rows/0").has("former")).isFalse();
  }

  /** Fields that are always there, and none that the document does not name. */
  private void isAsDocumented(String name, JsonNode json) {
    JsonNode schema = server.get("/api/v1/openapi.json").json().at("/components/schemas/" + name);
    Set<String> named = new TreeSet<>();
    schema.get("properties").fieldNames().forEachRemaining(named::add);
    Set<String> fields = new TreeSet<>();
    json.fieldNames().forEachRemaining(fields::add);
    assertThat(named).containsAll(fields);
    schema.get("required").forEach(field -> assertThat(fields).contains(field.textValue()));
  }

  @Test
  void boards_comeWithTheirFirstLine() {
    JsonNode rows = contested.api("/boards").json().get("rows");

    assertThat(rows).hasSize(2);
    assertThat(rows.at("/0/rows")).hasSize(1);
    assertThat(rows.at("/0/rows/0/name").textValue()).isEqualTo("ann");
    assertThat(rows.at("/1/counts").textValue()).isEqualTo("vote.cast");
    assertThat(rows.at("/1/rows")).isEmpty();
  }

  @Test
  void position_hasItsNeighbours() {
    String path = BOARD + "/positions/" + contested.member("cem");

    assertThat(lines(contested.api(path + "?around=1")))
        .containsExactly("2 ben 20", "2 cem 20", "4 " + ContestedBoard.NASTY + " 10");
    assertThat(lines(contested.api(path + "?around=0"))).containsExactly("2 cem 20");
    assertThat(lines(contested.api(path))).hasSize(4);
  }

  @Test
  void optedOut_isNeitherListedNorCounted() {
    contested.choose("ben", true, false);

    assertThat(lines(contested.api(BOARD)))
        .containsExactly("1 ann 30", "2 cem 20", "3 " + ContestedBoard.NASTY + " 10");
    assertThat(contested.api(BOARD).json().get("members").intValue()).isEqualTo(3);
    contested.api(BOARD + "/positions/" + contested.member("ben")).isProblem(404, "not-found");
  }

  @Test
  void hidden_hasAPlaceButNoName() {
    contested.choose("ben", false, true);
    JsonNode row = contested.api(BOARD).json().at("/rows/1");

    assertThat(row.get("position").intValue()).isEqualTo(2);
    assertThat(row.get("name").textValue()).isEmpty();
    assertThat(row.has("member")).isFalse();
  }

  @Test
  void whatIsNotThere_isNotFound() {
    for (String path :
        List.of(
            "/boards/no-such",
            BOARD + "?period=2026-05",
            "/boards/likes?period=1999-01",
            BOARD + "/positions/m0",
            BOARD + "/positions/ann",
            "/boards/no-such/positions/m1")) {
      contested.api(path).isProblem(404, "not-found");
    }
  }

  @Test
  void wrongParameter_isNamed() {
    String around = BOARD + "/positions/" + contested.member("ann") + "?around=";
    Map<String, String> wrong = new HashMap<>();
    List.of("0", "1001", "all").forEach(limit -> wrong.put(BOARD + "?limit=" + limit, "limit"));
    List.of("0", "-1", "99999999999").forEach(from -> wrong.put(BOARD + "?from=" + from, "from"));
    List.of("-1", "101").forEach(each -> wrong.put(around + each, "around"));

    wrong.forEach(
        (path, name) -> {
          TestServer.Answer answer = contested.api(path);
          answer.isProblem(400, "invalid-parameter");
          assertThat(answer.json().get("path").textValue()).as(path).isEqualTo(name);
        });
  }

  @Test
  void othersToken_opensNothing() {
    server.get("/api/v1/communities/" + ContestedBoard.NAME + BOARD).isProblem(404, "not-found");
  }
}
