"""The names that users' queries rely on are all there."""

from __future__ import annotations

import pytest

from kgbuild.ontology import Schema

CLASSES = """
Entity Agent Person Organization GovernmentBody PoliticalParty Military ArmedGroup Company MediaOrganization
InternationalOrganization Team Group Place Country AdministrativeArea City Region Facility NaturalFeature
Position Work Law Publication Product Topic Disease Weapon Quantity Money Event Document Meeting Call
Negotiation Visit Gathering Agreement Support Praise Cooperation Aid Concession Demand Criticism Accusation
Investigation Rejection Threat Protest Sanction Mobilization Arrest Coercion Attack Combat War Retreat
Ceasefire Death Injury Charge Trial Conviction Acquittal Sentencing Release Lawsuit Election Candidacy Vote
Approval Appointment Departure Hiring Acquisition Merger Investment Transaction Founding Closure Launch Award
Birth Marriage Accident Disaster Outbreak Kidnapping Rescue Evacuation Displacement Deployment WeaponTest
Legislation Ruling Strike Layoff Bankruptcy FinancialReport Match Movement ValueChange Communication
Announcement Denial Promise Warning Offer Request Apology Attitude Emotion Statement Evidence UnassertedEvent
OpenPredicate
"""
PREDICATES = """
met spokeWith negotiatedWith visited participatedIn hosted agreedWith signed supported praised cooperatedWith
aided concededTo demandedOf criticised accused investigated rejected threatened protestedAgainst sanctioned
arrested coerced attacked fought atWarWith killed injured charged convicted acquitted sentenced sued elected
defeated appointed succeeded left dismissed hired acquired mergedWith investedIn soldTo founded launched
awarded spouse kidnapped rescued evacuated displaced deployedTo movedTo told denied promised warned offered
holdsPosition heldPosition positionIn occupation headOf memberOf employedBy representative candidateFor
nationality religion ethnicity basedIn headquarteredIn governmentOf locatedIn capitalOf population bornIn
residesIn educatedAt parentOf siblingOf relativeOf subsidiaryOf ownerOf partOf alliedWith opposedTo field age
before during after causedBy instanceOf hasAttribute copyOf event polarity modality claimant saidIn validFrom
validUntil trigger extractor confidence sha256 canonical metonym title kind predicate quotation cue about
content speaker addressee time place occasion topic cause purpose reason count participant earliest latest
startTime endTime timeText timeFrom number unit atLeast atMost
"""
VALUES = """
positive negative certain probable possible intended hypothetical direct indirect mixed phrase clause dateline unnamed
"""


@pytest.mark.parametrize("name", CLASSES.split())
def test_class(schema: Schema, name: str) -> None:
    assert f"kg:{name}" in schema.classes


@pytest.mark.parametrize("name", PREDICATES.split())
def test_predicate(schema: Schema, name: str) -> None:
    assert f"kg:{name}" in schema.predicates


@pytest.mark.parametrize("name", VALUES.split())
def test_value(schema: Schema, name: str) -> None:
    assert f"kg:{name}" in schema.values
