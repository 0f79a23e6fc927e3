# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

require 'securerandom'
require 'time'

module RedmineLaurels
  # What happens in Redmine as Laurels reads it. Each event is built from nothing, field by field:
  # what is not named here never leaves. Plain functions of Redmine's records, with no database.
  #
  # A topic is a question and its replies are answers to it; an issue is a ticket, and a note on it a
  # reply. Numbers of messages, issues and notes overlap, so an item's id says which it is.
  #
  # What can happen only once has an id that says so; all else has one of its own.
  module Events
    TITLE_LENGTH_MAX = 1000

    module_function

    def posted(message, base)
      item = item_of_message(message, base)
      type = message.parent_id ? 'answer.posted' : 'question.asked'
      event("message:#{message.id}", type, message.created_on, person(message.author), item)
    end

    def message_edited(message, actor, at)
      item = { id: "message:#{message.id}", board: "forum:#{message.board_id}" }
      item[:title] = title(message.subject) unless message.parent_id
      event(nil, 'content.edited', at, person(actor), item)
    end

    def message_deleted(message, actor, at)
      gone("message:#{message.id}", actor, at)
    end

    def opened(issue, base)
      event("issue:#{issue.id}", 'ticket.opened', issue.created_on, person(issue.author),
            item_of_issue(issue, base))
    end

    def issue_edited(issue, actor, at)
      event(nil, 'content.edited', at, person(actor),
            { id: "issue:#{issue.id}", board: "project:#{issue.project_id}",
              title: title(issue.subject), tags: tags(issue) })
    end

    def issue_deleted(issue, actor, at)
      gone("issue:#{issue.id}", actor, at)
    end

    # It can no longer be seen by all, or can be again.
    def shown(id, visible, actor, at)
      event(nil, visible ? 'content.restored' : 'content.hidden', at, person(actor), { id: id })
    end

    # A note that people wrote; nothing for a private one and for a change without words.
    def replied(journal, base)
      return nil if journal.notes.to_s.strip.empty? || journal.private_notes

      issue = "issue:#{journal.journalized_id}"
      item = { id: "note:#{journal.id}", kind: 'reply', parent: issue, author: person(journal.user),
               created: moment(journal.created_on),
               url: "#{base}/issues/#{journal.journalized_id}#change-#{journal.id}" }
      event("note:#{journal.id}", 'ticket.replied', journal.created_on, person(journal.user), item)
    end

    def note_edited(journal, actor, at)
      event(nil, 'content.edited', at, person(actor), { id: "note:#{journal.id}" })
    end

    def note_deleted(journal, actor, at)
      gone("note:#{journal.id}", actor, at)
    end

    # An issue was solved or taken up again; nothing where the status is as open as it was.
    #
    # closed: names of the closed statuses by id, as text
    # solution: the journal that solved the issue last, for one that is taken up again
    def status_changed(journal, closed, solution)
      change = journal.details.find { |each| each.property == 'attr' && each.prop_key == 'status_id' }
      return nil if change.nil? || closed.key?(change.old_value.to_s) == closed.key?(change.value.to_s)

      solved = closed.key?(change.value.to_s)
      told = event("status:#{journal.id}", solved ? 'ticket.solved' : 'ticket.reopened',
                   journal.created_on, person(journal.user), { id: "issue:#{journal.journalized_id}" })
      told[:data][:attributes] = { status: closed[change.value.to_s] } if solved
      told[:data][:undoes] = "status:#{solution}" if !solved && solution
      told
    end

    def joined(user)
      member("user:#{user.id}", 'member.joined', user.created_on, user)
    end

    def renamed(user, at)
      member(nil, 'member.updated', at, user)
    end

    def erased(user, at)
      event("user:#{user.id}:erased", 'member.erased', at, user.id.to_s, nil)
    end

    def item_of_message(message, base)
      path = "#{base}/boards/#{message.board_id}/topics/#{message.parent_id || message.id}"
      item = { id: "message:#{message.id}", author: person(message.author),
               board: "forum:#{message.board_id}", created: moment(message.created_on) }
      if message.parent_id
        item.merge(kind: 'answer', parent: "message:#{message.parent_id}",
                   url: "#{path}?r=#{message.id}#message-#{message.id}")
      else
        item.merge(kind: 'question', url: path, title: title(message.subject))
      end
    end

    def item_of_issue(issue, base)
      { id: "issue:#{issue.id}", kind: 'ticket', author: person(issue.author),
        board: "project:#{issue.project_id}", tags: tags(issue), created: moment(issue.created_on),
        url: "#{base}/issues/#{issue.id}", title: title(issue.subject) }
    end

    def member(id, type, at, user)
      told = event(id, type, at, user.id.to_s, nil)
      told[:data][:attributes] = { name: title(user.name) }
      told
    end

    def gone(id, actor, at)
      event("#{id}:deleted", 'content.deleted', at, person(actor), { id: id })
    end

    # A CloudEvent but for its sequence, which the outbox knows.
    def event(id, type, at, actor, item)
      { specversion: '1.0', source: 'redmine', id: id || SecureRandom.hex(16), type: type,
        time: moment(at), data: { actor: actor, item: item&.compact }.compact }
    end

    # Guests are nobody.
    def person(user)
      user && user.logged? ? user.id.to_s : nil
    end

    # Whole seconds, which is what Redmine's own interface says of the same thing.
    def moment(time)
      time.utc.strftime('%Y-%m-%dT%H:%M:%SZ')
    end

    def title(text)
      text.to_s[0, TITLE_LENGTH_MAX]
    end

    def tags(issue)
      [issue.tracker&.name].compact
    end
  end
end
