# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

Redmine::Plugin.register :redmine_laurels do
  name 'Laurels'
  author 'The Laurels Authors'
  description 'Tells Laurels what happens in forums and issues, so that helping others is worth something.'
  version '0.1.0'
  requires_redmine version_or_higher: '5.0.0'
  settings default: { 'address' => '', 'secret' => '' }, partial: 'laurels/settings'
end

RedmineLaurels::Watch.begin
