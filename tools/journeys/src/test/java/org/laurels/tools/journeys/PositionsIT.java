// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.tools.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On real history every member's position is the same in API and export, and on pages, of which one
 * in some is read, since all would take minutes.
 */
class PositionsIT {
  private static final int TOP = 20;
  private static final Pattern PLACE =
      Pattern.compile("boards/all-time\"(?s:.*?)<strong>[^0-9<]*([0-9,]+)");

  /** The usual one, which every site may show. */
  private static final String PROGRAMME =
      """
      programme: embedded
      extends: stack-exchange-2010
      embeds: {origins: ['*']}
      """;

  @TempDir Path folder;

  @Test
  @Tag("thorough")
  void everyMember_standsAtTheSamePlace_inApiExportAndWidget_andOnSomePages() throws Exception {
    agree("beer-2016-12", 100);
  }

  private void agree(String set, int each) throws Exception {
    Dump dump = Dump.named(set);
    Program program = new Program(folder, "jdbc:h2:file:" + folder.resolve("positions"));
    program.succeed(
        "import",
        "stackexchange",
        dump.folder().toString(),
        "--community",
        "killed",
        "--programme",
        Files.writeString(folder.resolve("embedded.yaml"), PROGRAMME).toString());
    List<Map<String, String>> board =
        Csv.rows(program.succeed("export", "boards", "--community", "killed").out()).stream()
            .filter(row -> row.get("board").equals("all-time"))
            .toList();
    assertThat(top(board)).isEqualTo(top(dump));
    String token =
        program
            .succeed("token", "create", "--community", "killed", "--name", "positions")
            .out()
            .lines()
            .filter(line -> line.startsWith("laurels_"))
            .findFirst()
            .orElseThrow()
            .strip();
    KilledServer server = new KilledServer(program, folder.resolve("positions.log"), token);
    server.start();
    try {
      for (int i = 0; i < board.size(); i++) {
        String id = agree(server, board.get(i), board.size());
        if (i % each == 0) {
          pageAgrees(server, board.get(i), id);
        }
      }
    } finally {
      server.stop();
    }
  }

  /** Answers the member's id. */
  private static String agree(KilledServer server, Map<String, String> row, int members)
      throws Exception {
    ObjectMapper json = new ObjectMapper();
    JsonNode found =
        json.readTree(
            server.get("/api/v1/communities/killed/members?identity=" + row.get("identity")));
    String id = found.get("rows").get(0).get("id").asText();
    JsonNode position =
        json.readTree(
            server.get("/api/v1/communities/killed/boards/all-time/positions/" + id + "?around=0"));
    assertThat(position.get("members").asInt()).isEqualTo(members);
    JsonNode line = position.get("rows").get(0);
    assertThat(line.get("position").asText()).isEqualTo(row.get("position"));
    assertThat(line.get("amount").asText()).isEqualTo(row.get("amount"));
    JsonNode widget =
        json.readTree(
            server.get("/embed/killed/members/" + row.get("host") + "/" + row.get("identity")));
    assertThat(widget.at("/board/id").asText()).isEqualTo("all-time");
    assertThat(widget.at("/board/position").asText()).isEqualTo(row.get("position"));
    assertThat(widget.at("/board/members").asInt()).isEqualTo(members);
    return id;
  }

  private static void pageAgrees(KilledServer server, Map<String, String> row, String id)
      throws Exception {
    Matcher page = PLACE.matcher(server.get("/c/killed/members/" + id));
    assertThat(page.find()).as("page of " + row.get("identity")).isTrue();
    assertThat(page.group(1).replace(",", "")).isEqualTo(row.get("position"));
  }

  private static Set<String> top(List<Map<String, String>> board) {
    return board.stream()
        .filter(row -> Long.parseLong(row.get("identity")) > 0)
        .limit(TOP)
        .map(row -> row.get("identity"))
        .collect(Collectors.toSet());
  }

  private static Set<String> top(Dump dump) {
    return dump.rows("Users").stream()
        .filter(user -> Long.parseLong(user.get("Id")) > 0)
        .sorted(
            Comparator.comparingLong(
                    (Map<String, String> user) -> Long.parseLong(user.get("Reputation")))
                .reversed())
        .limit(TOP)
        .map(user -> user.get("Id"))
        .collect(Collectors.toSet());
  }
}
