# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

# An event that waits to be sent; its number orders what happened within one second.
class LaurelsEvent < ActiveRecord::Base
end
