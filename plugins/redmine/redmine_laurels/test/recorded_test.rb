# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

require_relative 'records'

# What Redmine's own hooks told a probe, once, of real actions: the mapping is given the same.
class RecordedTest < Minitest::Test
  FOLDER = File.expand_path('../../../../../shared/payloads/redmine/captured', __dir__)
  Events = RedmineLaurels::Events

  # By the name of the hook: the event's id, type, actor and item.
  EXPECTED = {
    'controller_messages_new_after_save' => [%w[message:1 question.asked bob message:1]],
    'controller_messages_reply_after_save' => [%w[message:2 answer.posted bob message:2]],
    'controller_issues_new_after_save' => [%w[issue:1 ticket.opened alice issue:1]],
    'controller_issues_edit_after_save' => [%w[status:1 ticket.solved admin issue:1]]
  }.freeze

  def self.recorded
    Dir[File.join(FOLDER, '*.json')].sort.map { |file| JSON.parse(File.read(file)) }
  end

  warn 'SKIPPED, LOUDLY: no recorded hook data here' if recorded.empty?

  recorded.each do |hook|
    define_method("test_#{hook['event']}") do
      told = mapped(hook).compact.map do |each|
        [each[:id], each[:type], each[:data][:actor], each[:data][:item][:id]]
      end

      assert_equal EXPECTED.fetch(hook['event']), told
    end
  end

  def test_all_that_is_expected_was_recorded
    skip 'no recorded hook data here' if self.class.recorded.empty?

    assert_equal EXPECTED.keys.sort, self.class.recorded.map { |each| each['event'] }.sort
  end

  private

  # The recordings name people by their logins, which do for numbers.
  def mapped(hook)
    person = Records.user(hook['author'] || hook['user'])
    case hook['event']
    when /messages/
      [Events.posted(Records.message(hook['id'], parent: hook['parent_id'], author: person), Records::BASE)]
    when /new/
      [Events.opened(Records.issue(hook['id'], author: person), Records::BASE)]
    else
      journal = Records.journal(hook['journal_id'], status: %w[1 5], author: person)
      [Events.replied(journal, Records::BASE),
       Events.status_changed(journal, hook['closed'] ? { '5' => hook['status'] } : {}, nil)]
    end
  end
end
