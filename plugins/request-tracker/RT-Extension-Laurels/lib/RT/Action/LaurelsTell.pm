# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

package RT::Action::LaurelsTell;

use strict;
use warnings;

use base 'RT::Action';

use RT::Extension::Laurels;
use RT::Extension::Laurels::Outbox;

=head1 NAME

RT::Action::LaurelsTell - notes a transaction for Laurels

=head1 DESCRIPTION

Runs in the request that changes a ticket, so it writes one row and nothing else, and whatever goes
wrong is logged and no concern of the ticket's.

=cut

my %TOLD = map { $_ => 1 } qw(Create Correspond Status);

sub Describe {
    return 'Notes what happened, to be told to Laurels';
}

sub Prepare {
    my ($self) = @_;
    my $transaction = $self->TransactionObj;
    my $told = eval {
        $TOLD{ $transaction->Type || '' } && RT::Extension::Laurels->Setting('LaurelsAddress');
    };
    return $told ? 1 : 0;
}

sub Commit {
    my ($self) = @_;
    local $@;
    eval { RT::Extension::Laurels::Outbox->new->note( $self->TransactionObj ); 1 }
        or RT->Logger->error( 'Laurels is not told of transaction '
            . eval { $self->TransactionObj->id }
            . ": $@" );
    return 1;
}

1;
