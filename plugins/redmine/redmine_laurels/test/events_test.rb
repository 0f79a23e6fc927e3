# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

require_relative 'records'

class EventsTest < Minitest::Test
  BASE = Records::BASE
  AT = Records::AT

  Events = RedmineLaurels::Events
  CLOSED = { '5' => 'Closed', '6' => 'Rejected' }.freeze

  def test_topic_is_a_question_and_reply_its_answer
    asked = Events.posted(Records.message(1), BASE)
    answered = Events.posted(Records.message(2, parent: 1), BASE)

    assert_equal(%w[message:1 question.asked 2026-05-01T12:00:00Z], asked.values_at(:id, :type, :time))
    assert_equal({ actor: '5', item: { id: 'message:1', author: '5', board: 'forum:1',
                                       created: '2026-05-01T12:00:00Z', kind: 'question',
                                       url: "#{BASE}/boards/1/topics/1", title: 'How?' } }, asked[:data])
    assert_equal('answer.posted', answered[:type])
    assert_equal({ kind: 'answer', parent: 'message:1', url: "#{BASE}/boards/1/topics/1?r=2#message-2" },
                 answered[:data][:item].slice(:kind, :parent, :url, :title))
  end

  def test_guests_are_nobody
    asked = Events.posted(Records.message(1, author: Records.guest), BASE)

    refute_includes asked[:data], :actor
    refute_includes asked[:data][:item], :author
  end

  def test_nothing_that_is_not_named_leaves
    told = [Events.posted(Records.message(1), BASE), Events.message_edited(Records.message(1), Records.user, AT),
            Events.opened(Records.issue, BASE), Events.issue_edited(Records.issue, Records.user, AT),
            Events.replied(Records.journal(1, notes: 'secret words'), BASE), Events.joined(Records.user),
            Events.renamed(Records.user, AT), Events.erased(Records.user, AT)]

    refute_match(/secret/, JSON.generate(told))
  end

  def test_private_notes_and_changes_without_words_are_no_replies
    assert_nil Events.replied(Records.journal(1, notes: 'x', is_private: true), BASE)
    assert_nil Events.replied(Records.journal(1, notes: " \n"), BASE)
    assert_equal 'note:1', Events.replied(Records.journal(1, notes: 'x'), BASE)[:id]
  end

  def test_status_says_solved_and_reopened_only_where_closing_changes
    solved = Events.status_changed(Records.journal(2, status: %w[1 5]), CLOSED, nil)
    reopened = Events.status_changed(Records.journal(3, status: %w[5 1]), CLOSED, 2)

    assert_equal(%w[status:2 ticket.solved], solved.values_at(:id, :type))
    assert_equal({ status: 'Closed' }, solved[:data][:attributes])
    assert_equal(%w[status:3 ticket.reopened], reopened.values_at(:id, :type))
    assert_equal 'status:2', reopened[:data][:undoes]
    assert_nil Events.status_changed(Records.journal(4, status: %w[1 2]), CLOSED, nil)
    assert_nil Events.status_changed(Records.journal(4, status: %w[5 6]), CLOSED, nil)
    assert_nil Events.status_changed(Records.journal(4, notes: 'x'), CLOSED, nil)
    refute_includes Events.status_changed(Records.journal(3, status: %w[5 1]), CLOSED, nil)[:data], :undoes
  end

  def test_what_can_happen_only_once_has_an_id_that_says_so
    once = -> { [Events.opened(Records.issue, BASE), Events.message_deleted(Records.message(1), Records.user, AT)] }
    often = -> { Events.message_edited(Records.message(1), Records.user, AT) }

    assert_equal(once.call.map { |each| each[:id] }, once.call.map { |each| each[:id] })
    assert_equal('message:1:deleted', once.call.last[:id])
    refute_equal often.call[:id], often.call[:id]
  end

  def test_long_titles_are_cut
    message = Records.message(1)
    message.subject = 'é' * 2000

    assert_equal 1000, Events.posted(message, BASE)[:data][:item][:title].length
  end
end
