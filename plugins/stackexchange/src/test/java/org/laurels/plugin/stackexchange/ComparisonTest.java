// SPDX-License-Identifier: Apache-2.0
// Copyright The Laurels Authors
package org.laurels.plugin.stackexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.laurels.spi.KnownEvent;
import org.laurels.spi.SourceEvent;
import org.laurels.spi.SourceItem;

/** A dump on top of another. */
class ComparisonTest {
  private static final String STAMP = "-20140201T000000";
  private static final String LATER_STAMP = "-20140301T000000";

  @TempDir private Path folder;
  private final EngineStandIn engine = new EngineStandIn();
  private int runs;

  private EngineStandIn.Run load(DumpFolder dump) throws IOException {
    Path place = Files.createDirectory(folder.resolve("run" + runs++));
    return engine.run(dump.writeTo(place));
  }

  /** A dump that ends on the first of February. */
  private static DumpFolder newer() {
    return new DumpFolder().user("Id='10' CreationDate='2014-02-01T00:00:00.000'");
  }

  private static DumpFolder newest() {
    return newer().user("Id='11' CreationDate='2014-03-01T00:00:00.000'");
  }

  private SourceItem item(String eventId) {
    return Objects.requireNonNull(engine.event(eventId).item());
  }

  @Test
  void votesThatAreGone_areTakenBack() throws IOException {
    load(
        new DumpFolder()
            .thread()
            .vote(1, 2, 2)
            .vote(2, 2, 1)
            .vote("Id='3' PostId='1' VoteTypeId='8' UserId='3'" + DumpFolder.DAY)
            .vote(4, 2, 2));
    load(newer().thread().vote(4, 2, 2));
    SourceEvent cleared = engine.event("gone-vote-1" + STAMP);
    assertThat(cleared.type()).isEqualTo("vote.cleared");
    assertThat(cleared.undoes()).isEqualTo("vote-1");
    assertThat(cleared.time()).isEqualTo("2014-02-01T00:00:00Z");
    assertThat(cleared.item()).isEqualTo(SourceItem.of("2"));
    assertThat(engine.event("gone-vote-2" + STAMP).type()).isEqualTo("solution.unaccepted");
    assertThat(engine.event("gone-vote-3" + STAMP).type()).isEqualTo("event.withdrawn");
    assertThat(engine.has("gone-vote-4" + STAMP)).isFalse();
    assertThat(load(newer().thread().vote(4, 2, 2)).accepted).isEmpty();
    assertThat(load(newest().thread().vote(4, 2, 2)).accepted)
        .extracting(SourceEvent::id)
        .containsExactly("user-11");
  }

  @Test
  void postThatIsGone_isDeletedAndItsVotesAreLeftAlone() throws IOException {
    load(new DumpFolder().thread().answer(3, 1, 3).vote(1, 3, 2).vote(2, 3, 2).vote(3, 3, 1));
    load(newer().thread().vote(2, 3, 2));
    SourceEvent deleted = engine.event("gone-post-3" + STAMP);
    assertThat(deleted.type()).isEqualTo("content.deleted");
    assertThat(deleted.item()).isEqualTo(SourceItem.of("3"));
    assertThat(engine.events()).filteredOn(event -> event.undoes() != null).isEmpty();
    assertThat(engine.countsByType()).containsEntry("content.deleted", 1);
  }

  @Test
  void postThatIsBack_isRestoredAndDeletedOnceMore() throws IOException {
    DumpFolder with = new DumpFolder().thread().vote(1, 2, 2).vote(2, 2, 2);
    load(with);
    load(newer().question(1, 1));
    load(newest().thread().vote(1, 2, 2));
    assertThat(engine.event("back-post-2" + LATER_STAMP).type()).isEqualTo("content.restored");
    assertThat(engine.states())
        .containsEntry("post-2", KnownEvent.State.LIVE)
        .containsEntry("vote-1", KnownEvent.State.LIVE)
        .containsEntry("vote-2", KnownEvent.State.WITHDRAWN);
    assertThat(load(newest().thread().vote(1, 2, 2)).accepted).isEmpty();
    load(
        newest()
            .question(1, 1)
            .vote("Id='9' PostId='1' VoteTypeId='2' CreationDate='2014-04-01T00:00:00.000'"));
    assertThat(engine.states()).containsEntry("post-2", KnownEvent.State.HIDDEN);
  }

  @Test
  void commentsAndEditsThatAreGone_areTakenBack() throws IOException {
    String proposed =
        "PostHistoryTypeId='24' Comment='Proposed by 4 approved by 2'" + DumpFolder.DAY;
    load(
        new DumpFolder()
            .thread()
            .answer(3, 1, 3)
            .comment("Id='1' PostId='1' UserId='2'" + DumpFolder.DAY)
            .comment("Id='2' PostId='3' UserId='2'" + DumpFolder.DAY)
            .comment("Id='3' PostId='1' UserId='2'" + DumpFolder.DAY)
            .history("Id='1' PostId='1' " + proposed)
            .history("Id='2' PostId='3' " + proposed));
    DumpFolder after =
        newer()
            .thread()
            .comment("Id='2' PostId='3' UserId='2'" + DumpFolder.DAY)
            .comment("Id='3' PostId='1' UserId='2'" + DumpFolder.DAY)
            .history("Id='9' PostId='1' " + proposed);
    load(after);
    assertThat(engine.event("gone-comment-1" + STAMP).type()).isEqualTo("content.deleted");
    assertThat(engine.event("gone-comment-1" + STAMP).item()).isEqualTo(SourceItem.of("comment-1"));
    assertThat(engine.has("gone-comment-2" + STAMP)).as("comment of a vanished post").isTrue();
    assertThat(engine.has("gone-comment-3" + STAMP)).isFalse();
    assertThat(engine.event("gone-edit-1" + STAMP).type()).isEqualTo("event.withdrawn");
    assertThat(engine.has("gone-edit-2" + STAMP)).as("edit of a vanished post").isFalse();
    assertThat(load(after).accepted).isEmpty();
  }

  @Test
  void filesThatAreNotThere_sayNothingOfWhatIsGone() throws IOException {
    load(
        new DumpFolder()
            .thread()
            .comment("Id='1' PostId='1' UserId='2'" + DumpFolder.DAY)
            .history("Id='1' PostId='1' PostHistoryTypeId='10'" + DumpFolder.DAY));
    load(newer().thread());
    assertThat(engine.events()).noneMatch(event -> event.id().startsWith("gone-"));
  }

  @Test
  void fileWithRowsOfNoId_saysNothingOfWhatIsGone() throws IOException {
    load(new DumpFolder().thread().vote(1, 2, 2));
    EngineStandIn.Run run =
        load(newer().thread().vote("PostId='2' VoteTypeId='2'" + DumpFolder.DAY));
    assertThat(engine.has("gone-vote-1" + STAMP)).isFalse();
    assertThat(run.warnings)
        .contains("Votes.xml: has rows without an id, so nothing is taken for gone from it");
  }

  @Test
  void brokenRow_isNotTakenForGone() throws IOException {
    load(new DumpFolder().thread().vote(1, 2, 2));
    load(newer().thread().vote("Id='1' PostId='2' VoteTypeId='2' CreationDate='soon'"));
    assertThat(engine.has("gone-vote-1" + STAMP)).isFalse();
  }

  @Test
  void olderDumpOnTop_takesNothingBack() throws IOException {
    load(
        newer()
            .thread()
            .vote("Id='1' PostId='2' VoteTypeId='2' CreationDate='2014-02-01T00:00:00.000'"));
    assertThat(load(new DumpFolder().question(1, 1)).accepted)
        .extracting(SourceEvent::id)
        .as("the older dump ends before the answer and the vote")
        .isEmpty();
  }

  @Test
  void usersThatAreGone_areWithdrawn() throws IOException {
    load(new DumpFolder().user("Id='20' CreationDate='2014-01-01T00:00:00.000'"));
    load(newer());
    assertThat(engine.event("gone-user-20" + STAMP).undoes()).isEqualTo("user-20");
  }

  @Test
  void postThatChangedHands_isTheNewOwnersFromItsBeginning() throws IOException {
    load(new DumpFolder().thread());
    load(newer().question(1, 1).answer(2, 1, 5));
    SourceEvent given = engine.event("owner-2-5" + STAMP);
    assertThat(given.type()).isEqualTo("content.edited");
    assertThat(given.time()).isEqualTo(engine.event("post-2").time());
    assertThat(given.sequence()).isGreaterThan(engine.event("post-2").sequence());
    assertThat(item("owner-2-5" + STAMP).author()).isEqualTo("5");
    assertThat(load(newer().question(1, 1).answer(2, 1, 5)).accepted).isEmpty();
    load(newest().thread());
    SourceEvent givenBack = engine.event("owner-2-2" + LATER_STAMP);
    assertThat(item("owner-2-2" + LATER_STAMP).author()).isEqualTo("2");
    assertThat(givenBack.time()).isEqualTo(given.time());
    assertThat(givenBack.sequence()).isGreaterThan(given.sequence());
  }

  @Test
  void postThatLostItsOwner_isCommunitys() throws IOException {
    load(new DumpFolder().thread());
    load(newer().question(1, 1).answer(2, 1, 77));
    assertThat(item("owner-2--1" + STAMP).author()).isEqualTo("-1");
  }

  @Test
  void communityWikiThatIsNoMore_neverWas() throws IOException {
    load(
        new DumpFolder()
            .post(
                "Id='1' PostTypeId='1' OwnerUserId='1' CommunityOwnedDate='2014-01-22T00:00:00.000'"
                    + DumpFolder.ASKED));
    load(newer().question(1, 1));
    assertThat(engine.event("gone-wiki-1").time()).isEqualTo(engine.event("wiki-1").time());
    assertThat(item("gone-wiki-1").attributes()).containsEntry("community-owned", "");
    assertThat(load(newest().question(1, 1)).accepted)
        .extracting(SourceEvent::id)
        .containsExactly("user-11");
  }

  @Test
  void closedQuestion_isReopenedAndClosedAgain() throws IOException {
    String question = "Id='1' PostTypeId='1' OwnerUserId='1'" + DumpFolder.ASKED;
    load(new DumpFolder().post(question + " ClosedDate='2014-01-23T00:00:00.000'"));
    load(newer().question(1, 1));
    String reopened = "gone-closed-post-1-20140123T000000";
    assertThat(engine.event(reopened).time()).isEqualTo("2014-02-01T00:00:00Z");
    assertThat(item(reopened).attributes()).containsEntry("closed", "false");
    load(newest().post(question + " ClosedDate='2014-02-20T00:00:00.000'"));
    assertThat(engine.has("closed-post-1-20140220T000000")).isTrue();
  }
}
