// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.spi.BackfillStoppedException;
import org.laurels.spi.PluginException;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceItem;

class StackExchangeBackfillTest {
  @TempDir private Path folder;
  private final EngineStandIn engine = new EngineStandIn();

  private EngineStandIn.Run load(DumpFolder dump) throws IOException {
    return engine.run(dump.writeTo(folder));
  }

  private SourceItem item(String eventId) {
    return Objects.requireNonNull(engine.event(eventId).item());
  }

  @Test
  void users_join() throws IOException {
    EngineStandIn.Run run =
        load(
            new DumpFolder()
                .user("Id='-1' CreationDate='2014-01-01T00:00:00.000' DisplayName='Community'"));
    SourceEvent joined = engine.event("user-1");
    assertThat(joined.type()).isEqualTo("member.joined");
    assertThat(joined.actor()).isEqualTo("1");
    assertThat(joined.time()).isEqualTo("2014-01-01T00:00:00Z");
    assertThat(joined.attributes()).containsExactly(Map.entry("name", "N1"));
    assertThat(engine.countsByType()).containsExactly(Map.entry("member.joined", 9));
    assertThat(run.warnings).isEmpty();
  }

  @Test
  void questionsAndAnswers_arePosted() throws IOException {
    load(
        new DumpFolder()
            .post(
                "Id='1' PostTypeId='1' OwnerUserId='1' Title='Why &amp; how?'"
                    + " Tags='&lt;hops&gt;&lt;ale&gt;'"
                    + DumpFolder.ASKED)
            .answer(2, 1, 2));
    assertThat(engine.event("post-1"))
        .isEqualTo(
            SourceEvent.builder("post-1", "question.asked", Instant.parse("2014-01-21T20:00:00Z"))
                .sequence(1)
                .actor("1")
                .item(
                    new SourceItem(
                        "1",
                        "question",
                        null,
                        "1",
                        null,
                        List.of("hops", "ale"),
                        Instant.parse("2014-01-21T20:00:00Z"),
                        null,
                        "Why & how?",
                        Map.of()))
                .build());
    assertThat(engine.event("post-2").type()).isEqualTo("answer.posted");
    assertThat(item("post-2").kind()).isEqualTo("answer");
    assertThat(item("post-2").parent()).isEqualTo("1");
    assertThat(item("post-2").author()).isEqualTo("2");
  }

  @Test
  void tags_comeInTwoFormats() {
    assertThat(PostRows.tags("<a><c++><.net>")).containsExactly("a", "c++", ".net");
    assertThat(PostRows.tags("|a|c++|")).containsExactly("a", "c++");
    assertThat(PostRows.tags("")).isEmpty();
  }

  @Test
  void ownersThatAreNobody_areLeftOut() throws IOException {
    load(
        new DumpFolder()
            .question(1, -1)
            .question(2, 77)
            .post("Id='3' PostTypeId='1' OwnerDisplayName='user3'" + DumpFolder.ASKED));
    for (String id : List.of("post-1", "post-2", "post-3")) {
      assertThat(engine.event(id).actor()).isNull();
      assertThat(item(id).author()).isNull();
    }
  }

  @Test
  void site_givesLinks() throws IOException {
    engine.run(
        new DumpFolder().thread().writeTo(folder), Map.of("site", "https://beer.example.com/"));
    assertThat(item("post-1").url()).isEqualTo("https://beer.example.com/q/1");
    assertThat(item("post-2").url()).isEqualTo("https://beer.example.com/a/2");
    assertThat(engine.event("user-3").attributes())
        .containsEntry("url", "https://beer.example.com/users/3");
    assertThatThrownBy(() -> engine.run(folder.toString(), Map.of("site", "beer")))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("option site: ");
  }

  @Test
  void votes_happenAtTheEndOfTheirDayInOrder() throws IOException {
    load(
        new DumpFolder()
            .thread()
            .vote(1, 2, 1)
            .vote(2, 2, 2)
            .vote(3, 2, 3)
            .vote("Id='4' PostId='1' VoteTypeId='5' UserId='3'" + DumpFolder.DAY)
            .vote("Id='5' PostId='1' VoteTypeId='8' UserId='3' BountyAmount='50'" + DumpFolder.DAY)
            .vote("Id='6' PostId='2' VoteTypeId='9' BountyAmount='50'" + DumpFolder.DAY)
            .vote(7, 2, 9));
    assertThat(engine.events())
        .filteredOn(event -> event.id().startsWith("vote-"))
        .allSatisfy(
            event -> {
              assertThat(event.time()).isEqualTo("2014-01-25T23:59:59.999Z");
              assertThat(event.id()).isEqualTo("vote-" + event.sequence());
            })
        .extracting(StackExchangeBackfillTest::told)
        .containsExactly(
            "solution.accepted 1 null {} on 2",
            "vote.cast 1 null {kind=up} on 2",
            "vote.cast -1 null {kind=down} on 2",
            "vote.cast 0 3 {kind=favourite} on 1",
            "bounty.offered 50 3 {} on 1",
            "bounty.awarded 50 null {} on 2",
            "bounty.awarded 0 null {} on 2");
  }

  private static String told(SourceEvent event) {
    return "%s %d %s %s on %s"
        .formatted(
            event.type(),
            event.value(),
            event.actor(),
            event.attributes(),
            Objects.requireNonNull(event.item()).id());
  }

  @Test
  void rowsOfNoUse_areCounted() throws IOException {
    EngineStandIn.Run run =
        load(
            new DumpFolder()
                .thread()
                .post("Id='3' PostTypeId='5' OwnerUserId='1'" + DumpFolder.ASKED)
                .vote(1, 1, 15)
                .vote(2, 99, 2)
                .vote(3, 3, 2)
                .vote("Id='4' PostId='1' VoteTypeId='8' UserId='-1'" + DumpFolder.DAY)
                .comment("Id='1' PostId='99'" + DumpFolder.DAY)
                .history("Id='1' PostHistoryTypeId='1' PostId='1'" + DumpFolder.DAY)
                .history("Id='2' PostHistoryTypeId='5' PostId='99'" + DumpFolder.DAY)
                .history("Id='3' PostHistoryTypeId='12' PostId='1'" + DumpFolder.DAY)
                .history(
                    "Id='4' PostHistoryTypeId='24' PostId='1' Comment='Proposed by 1.2.3.4|a approved"
                        + " by 1'"
                        + DumpFolder.DAY)
                .history(
                    "Id='5' PostHistoryTypeId='24' PostId='1' Comment='Proposed by 77 approved by 1'"
                        + DumpFolder.DAY));
    assertThat(run.skipped)
        .containsOnly(
            Map.entry("posts that are neither questions nor answers", 1),
            Map.entry("votes of other types", 1),
            Map.entry("votes on posts that are not in the dump", 1),
            Map.entry("votes on posts that are neither questions nor answers", 1),
            Map.entry("bounties offered by nobody in the dump", 1),
            Map.entry("comments on posts that are not in the dump", 1),
            Map.entry("first revisions, which are the posts themselves", 1),
            Map.entry("history of posts that are not in the dump", 1),
            Map.entry("history of other types", 1),
            Map.entry("approved edits proposed by nobody in the dump", 2));
    assertThat(engine.countsByType())
        .containsOnly(
            Map.entry("member.joined", 9),
            Map.entry("question.asked", 1),
            Map.entry("answer.posted", 1));
    assertThat(run.warnings).isEmpty();
  }

  @Test
  void comments_areItemsOfTheirOwn() throws IOException {
    load(new DumpFolder().thread().comment("Id='2' PostId='2' UserId='3'" + DumpFolder.DAY));
    assertThat(engine.event("comment-2").actor()).isEqualTo("3");
    assertThat(item("comment-2").id()).isEqualTo("comment-2");
    assertThat(item("comment-2").kind()).isEqualTo("comment");
    assertThat(item("comment-2").parent()).isEqualTo("2");
  }

  @Test
  void history_tellsOfEditsAndClosing() throws IOException {
    load(
        new DumpFolder()
            .thread()
            .post("Id='3' PostTypeId='4'" + DumpFolder.ASKED)
            .history("Id='1' PostHistoryTypeId='5' PostId='2' UserId='3'" + DumpFolder.DAY)
            .history("Id='2' PostHistoryTypeId='10' PostId='1'" + DumpFolder.DAY)
            .history("Id='3' PostHistoryTypeId='11' PostId='1'" + DumpFolder.DAY)
            .history(
                "Id='4' PostHistoryTypeId='24' PostId='3' Comment='Proposed by 4 approved by 2 edit"
                    + " id of 1'"
                    + DumpFolder.DAY));
    assertThat(engine.event("history-1").type()).isEqualTo("content.edited");
    assertThat(engine.event("history-1").actor()).isEqualTo("3");
    assertThat(item("closed-2").attributes()).containsExactly(Map.entry("closed", "true"));
    assertThat(item("reopened-3").attributes()).containsExactly(Map.entry("closed", "false"));
    assertThat(engine.event("edit-4").type()).isEqualTo("edit.approved");
    assertThat(engine.event("edit-4").actor()).isEqualTo("4");
    assertThat(item("edit-4").kind()).isEqualTo("wiki");
  }

  @Test
  void postsThemselves_tellOfClosingOnlyWithoutHistory() throws IOException {
    DumpFolder dump =
        new DumpFolder()
            .post(
                "Id='1' PostTypeId='1' ClosedDate='2014-02-03T04:05:06.789'"
                    + " CommunityOwnedDate='2014-02-01T00:00:00.000'"
                    + DumpFolder.ASKED);
    load(dump);
    assertThat(engine.event("closed-post-1-20140203T040506").time())
        .isEqualTo("2014-02-03T04:05:06.789Z");
    assertThat(item("closed-post-1-20140203T040506").attributes()).containsEntry("closed", "true");
    assertThat(engine.event("wiki-1").time()).isEqualTo("2014-02-01T00:00:00Z");
    assertThat(item("wiki-1").attributes())
        .containsExactly(Map.entry("community-owned", "2014-02-01T00:00:00Z"));
    EngineStandIn other = new EngineStandIn();
    other.run(
        dump.history("Id='1' PostHistoryTypeId='2' PostId='1'" + DumpFolder.ASKED).writeTo(folder));
    assertThat(other.countsByType()).containsEntry("content.edited", 1);
  }

  @Test
  void events_comeOldestFirst() throws IOException {
    EngineStandIn.Run run =
        load(
            new DumpFolder()
                .post(
                    "Id='1' PostTypeId='1' OwnerUserId='1' ViewCount='12'"
                        + " CommunityOwnedDate='2014-01-23T00:00:00.000'"
                        + DumpFolder.ASKED)
                .answer(2, 1, 2)
                .vote(1, 1, 2)
                .vote(2, 2, 2)
                .comment("Id='1' PostId='1' CreationDate='2014-01-22T00:00:00.000'"));
    assertThat(run.accepted)
        .extracting(SourceEvent::id)
        .endsWith("post-1", "comment-1", "post-2", "wiki-1", "vote-1", "vote-2", "views-1-12");
    assertThat(engine.event("views-1-12").time()).isEqualTo("2014-01-25T23:59:59.999Z");
    assertThat(engine.event("views-1-12").value()).isEqualTo(12);
    assertThat(run.phases).containsExactly("reading ids", "importing");
    assertThat(run.advanced).isEqualTo(run.total);
  }

  @Test
  void brokenRows_areWarnedAboutAndPassedOver() throws IOException {
    EngineStandIn.Run run =
        load(
            new DumpFolder()
                .thread()
                .vote("PostId='1' VoteTypeId='2'" + DumpFolder.DAY)
                .vote("Id='two' PostId='1' VoteTypeId='2'" + DumpFolder.DAY)
                .vote("Id='3' PostId='1' VoteTypeId='2' CreationDate='yesterday'")
                .vote("Id='4' PostId='1' VoteTypeId='2' CreationDate='1014-01-01T00:00:00.000'")
                .vote("Id='99999999999' PostId='1' VoteTypeId='2'" + DumpFolder.DAY)
                .vote(6, 1, 2));
    assertThat(run.warnings)
        .containsExactly(
            "Votes.xml:3: Id is missing",
            "Votes.xml:4: Id is not a whole number",
            "Votes.xml:5: CreationDate is not a time such as 2014-01-21T20:26:05.383",
            "Votes.xml:6: time must lie between 1970 and 9999",
            "Votes.xml:7: Id is not an id from 1 to 2147483647");
    assertThat(engine.countsByType()).containsEntry("vote.cast", 1);
  }

  @Test
  void missingFiles_areNamed() throws IOException {
    String place = new DumpFolder().thread().writeTo(folder);
    Files.delete(folder.resolve("Votes.xml"));
    assertThatThrownBy(() -> engine.run(place))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            folder.resolve("Votes.xml") + ": is missing; a dump has this file or Votes.xml.gz");
    assertThatThrownBy(() -> engine.run(folder.resolve("nowhere").toString()))
        .isInstanceOf(PluginException.class)
        .hasMessageEndingWith("does not exist");
    assertThatThrownBy(() -> engine.run(folder.resolve("Posts.xml").toString()))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("is not a folder; unpack the archive");
  }

  @Test
  void plainFile_goesBeforeThePackedOne() throws IOException {
    String place = new DumpFolder().thread().writeTo(folder);
    DumpFolder.pack(folder.resolve("Posts.xml.gz"), "not even XML");
    engine.run(place);
    assertThat(engine.has("post-1")).isTrue();
  }

  @Test
  void stop_endsTheRun() throws IOException {
    String place = new DumpFolder().thread().writeTo(folder);
    NullSink stopped =
        new NullSink(place) {
          @Override
          public void offer(SourceEvent event) {
            throw new BackfillStoppedException("the operator said so");
          }
        };
    assertThatThrownBy(() -> new StackExchangeBackfill().run(stopped))
        .isInstanceOf(BackfillStoppedException.class);
  }
}
