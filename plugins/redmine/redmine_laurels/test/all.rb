# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors
#
# All tests that need no Redmine: ruby test/all.rb

Dir[File.join(__dir__, '*_test.rb')].sort.each { |file| require file }
