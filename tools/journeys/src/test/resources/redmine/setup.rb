# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors
#
# Where the journey begins: two projects, one of them private, a forum in each, three people, a
# group and a field for the rank. Prints what it made as lines of NAME=VALUE.

Redmine::DefaultData::Loader.load('en')
Setting.rest_api_enabled = '1'
Setting.host_name = "127.0.0.1:#{ENV.fetch('PORT')}"
Setting.self_registration = '0'
Setting.notified_events = []

admin = User.find_by(login: 'admin')
admin.update_columns(must_change_passwd: false)
puts "key=#{admin.api_key}"

role = Role.givable.find_by(name: 'Developer')
role.add_permission!(:delete_messages, :edit_messages, :delete_issues, :set_notes_private, :edit_issues, :add_messages)
statuses = IssueStatus.all.to_a
Tracker.all.each do |tracker|
  statuses.product(statuses).each do |from, to|
    next if from == to

    WorkflowTransition.find_or_create_by!(role: role, tracker: tracker, old_status: from, new_status: to)
  end
end
puts "closed=#{IssueStatus.find_by(name: 'Closed').id}"
puts "new=#{IssueStatus.find_by(name: 'New').id}"

people = %w[ada bob cyd].map do |name|
  User.new(firstname: name.capitalize, lastname: 'Example', mail: "#{name}@example.org").tap do |user|
    user.login = name
    user.password = user.password_confirmation = "#{name}-password"
    user.save!
    puts "#{name}=#{user.id}"
    puts "#{name}-key=#{user.api_key}"
  end
end

{ 'help' => true, 'inner' => false }.each do |identifier, is_public|
  project = Project.new(name: identifier, identifier: identifier, is_public: is_public)
  project.trackers = Tracker.all
  project.enabled_module_names = %w[boards issue_tracking]
  project.save!
  people.each { |user| Member.create!(project: project, principal: user, roles: [role]) }
  board = Board.create!(project: project, name: 'Questions', description: 'Ask here')
  puts "#{identifier}=#{project.id}"
  puts "#{identifier}-board=#{board.id}"
end

%w[Regulars Experts].each { |name| puts "#{name}=#{Group.create!(lastname: name).id}" }
field = UserCustomField.create!(name: 'Rank', field_format: 'string', editable: false)
puts "field=#{field.id}"
