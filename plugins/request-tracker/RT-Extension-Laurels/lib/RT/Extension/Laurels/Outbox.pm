# SPDX-License-Identifier: Apache-2.0
# Copyright The Laurels Authors

package RT::Extension::Laurels::Outbox;

use strict;
use warnings;

use RT::Attributes;

=head1 NAME

RT::Extension::Laurels::Outbox - transactions that Laurels was not told of yet

=head1 DESCRIPTION

Rows of RT's own Attributes, one for each transaction, so that they are written in the database
transaction of what they tell of, on every database that RT runs on, and both are there or
neither. A row holds nothing but the transaction's number: what it means is looked up when it is
sent. They hang on transactions, of which nothing else loads the attributes.

=cut

my $WAITING = 'LaurelsWaiting';
my $REFUSED = 'LaurelsRefused';

sub new {
    my ($class) = @_;
    return bless {}, $class;
}

=head2 note TRANSACTION

Called in the request that changes a ticket: one insert. Dies where it cannot.

=cut

sub note {
    my ( $self, $transaction ) = @_;
    my $row = RT::Attribute->new( RT->SystemUser );
    my ( $id, $why ) = $row->Create( Object => $transaction, Name => $WAITING, Content => '1' );
    die "cannot write the outbox: $why\n" if !$id;
    return;
}

=head2 first COUNT

Those that have waited longest, as references with C<id> and C<transaction>, in the order of
transactions: RT runs the scrips of a reply after those of the change of status it causes.

=cut

sub first {
    my ( $self, $count ) = @_;
    my @found = map { { id => $_->id, transaction => $_->ObjectId } } @{ _rows( $WAITING, $count ) };
    return sort { $a->{transaction} <=> $b->{transaction} } @found;
}

=head2 size

How many wait.

=cut

sub size {
    return _search($WAITING)->Count;
}

=head2 remove ROW...

They are told.

=cut

sub remove {
    my ( $self, @rows ) = @_;
    for my $row (@rows) {
        my $kept = RT::Attribute->new( RT->SystemUser );
        $kept->Load( $row->{id} );
        next if !$kept->id;
        my ( $gone, $why ) = $kept->Delete;
        die "cannot take from the outbox: $why\n" if !$gone;
    }
    return;
}

=head2 refuse ROW, REASON

Puts aside what Laurels will not have, so that it holds up nothing else.

=cut

sub refuse {
    my ( $self, $row, $reason ) = @_;
    my $transaction = RT::Transaction->new( RT->SystemUser );
    $transaction->Load( $row->{transaction} );
    my $aside = RT::Attribute->new( RT->SystemUser );
    my ( $id, $why ) = $aside->Create(
        Object  => $transaction,
        Name    => $REFUSED,
        Content => substr( $reason, 0, 200 )
    );
    die "cannot put aside: $why\n" if !$id;
    return $self->remove($row);
}

=head2 refused COUNT

What was put aside, as references with C<transaction> and C<reason>.

=cut

sub refused {
    my ( $self, $count ) = @_;
    return
        map { { transaction => $_->ObjectId, reason => $_->Content } } @{ _rows( $REFUSED, $count ) };
}

sub _search {
    my ($name) = @_;
    my $rows = RT::Attributes->new( RT->SystemUser );
    $rows->Limit( FIELD => 'Name', VALUE => $name );
    $rows->OrderBy( FIELD => 'id', ORDER => 'ASC' );
    return $rows;
}

sub _rows {
    my ( $name, $count ) = @_;
    my $rows = _search($name);
    $rows->RowsPerPage($count);
    return $rows->ItemsArrayRef;
}

1;
