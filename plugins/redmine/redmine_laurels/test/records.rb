# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

require 'json'
require 'minitest/autorun'
require_relative '../lib/redmine_laurels/events'
require_relative '../lib/redmine_laurels/sender'
require_relative '../lib/redmine_laurels/signature'

# Records of Redmine as far as the mapping looks at them.
module Records
  BASE = 'https://redmine.example.org'.freeze
  AT = Time.utc(2026, 5, 1, 12, 0, 0.75r)

  User = Struct.new(:id, :name, :logged, :created_on, :mail, :hashed_password, keyword_init: true) do
    def logged?
      logged
    end
  end
  Message = Struct.new(:id, :parent_id, :board_id, :author, :subject, :content, :created_on, keyword_init: true)
  Tracker = Struct.new(:name)
  Issue = Struct.new(:id, :project_id, :author, :subject, :description, :tracker, :created_on, keyword_init: true)
  Journal = Struct.new(:id, :journalized_id, :user, :notes, :private_notes, :details, :created_on, keyword_init: true)
  Detail = Struct.new(:property, :prop_key, :old_value, :value)

  module_function

  def user(id = 5, name = 'Ada Example')
    User.new(id: id, name: name, logged: true, created_on: AT, mail: "secret-#{id}@example.org",
             hashed_password: 'secret')
  end

  def guest
    User.new(id: 4, name: 'Anonymous', logged: false)
  end

  def message(id, parent: nil, author: user)
    Message.new(id: id, parent_id: parent, board_id: 1, author: author, subject: 'How?',
                content: 'secret words', created_on: AT)
  end

  def issue(id = 1, author: user)
    Issue.new(id: id, project_id: 3, author: author, subject: 'Broken', description: 'secret words',
              tracker: Tracker.new('Bug'), created_on: AT)
  end

  def journal(id, notes: '', status: nil, is_private: false, author: user(6, 'Bob Example'))
    details = status ? [Detail.new('attr', 'status_id', *status)] : []
    Journal.new(id: id, journalized_id: 1, user: author, notes: notes, private_notes: is_private,
                details: details, created_on: AT)
  end
end
