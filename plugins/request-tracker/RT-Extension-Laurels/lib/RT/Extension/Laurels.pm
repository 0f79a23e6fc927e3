# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

package RT::Extension::Laurels;

use strict;
use warnings;

our $VERSION = '0.1.0';

=head1 NAME

RT::Extension::Laurels - tells Laurels what happens to tickets

=head1 CONFIGURATION

In RT_SiteConfig.pm:

    Plugin('RT::Extension::Laurels');
    Set($LaurelsAddress, 'https://laurels.example.org/hooks/…');
    Set($LaurelsSecret, 'whsec_…');

Without an address nothing is noted and nothing is sent. Lifecycles with names of their own name
the statuses that count as solved and as removed; these are the usual ones:

    Set(@LaurelsSolved, 'resolved');
    Set(@LaurelsRemoved, 'deleted', 'rejected');

=cut

# Else whoever may look at RT's configuration would see it.
$RT::Config::META{LaurelsSecret}{Obfuscate} = sub {'(secret)'};

# Not from the configuration: a test needs them without RT.
my %USUAL = (
    LaurelsSolved  => ['resolved'],
    LaurelsRemoved => [ 'deleted', 'rejected' ],
);

=head2 Setting NAME

One value of the configuration; undef where there is none.

=cut

sub Setting {
    my ( $class, $name ) = @_;
    return RT->Config->Get($name);
}

=head2 Statuses

What each status means: C<solved> and C<removed> by name. Any other is open.

=cut

sub Statuses {
    my ($class) = @_;
    my %meaning;
    for my $each ( [ LaurelsSolved => 'solved' ], [ LaurelsRemoved => 'removed' ] ) {
        my ( $name, $meaning ) = @$each;
        my @set = RT->can('Config') ? grep { defined } RT->Config->Get($name) : ();
        $meaning{ lc $_ } = $meaning for @set ? @set : @{ $USUAL{$name} };
    }
    return \%meaning;
}

1;
