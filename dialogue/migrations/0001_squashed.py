"""The tables of this app as they were before the first release. Never edited; a change is a new migration."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    # An installation that is up to date has these, and runs nothing of this file.
    replaces = [
        ("dialogue", "0001_initial"),
        ("dialogue", "0002_sharing_and_care"),
        ("dialogue", "0003_ways_of_holding"),
        ("dialogue", "0004_felt_heard"),
        ("dialogue", "0005_who_was_written_to"),
        ("dialogue", "0006_trend_share"),
        ("dialogue", "0007_box_left"),
        ("dialogue", "0008_the_shelf"),
        ("dialogue", "0009_seats_of_what_is_over"),
        ("dialogue", "0010_share_bound_to_link"),
        ("dialogue", "0011_request_mute"),
    ]

    initial = True

    dependencies = [
        ("accounts", "0001_squashed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Dialogue",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("slug", models.CharField(max_length=40)),
                ("version", models.PositiveSmallIntegerField()),
                (
                    "mode",
                    models.CharField(
                        choices=[("live", "live"), ("spoken", "spoken"), ("unhurried", "unhurried")],
                        default="live",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("seq", models.PositiveIntegerField(default=0)),
                ("visit", models.PositiveIntegerField(default=0)),
                ("step", models.CharField(max_length=40)),
                ("sender", models.CharField(choices=[("a", "a"), ("b", "b"), ("house", "house")], max_length=5)),
                ("round", models.PositiveSmallIntegerField(default=1)),
                ("paused", models.BooleanField(default=False)),
                ("ready", models.CharField(blank=True, max_length=2)),
                ("back", models.CharField(blank=True, max_length=2)),
                ("counts", models.JSONField(blank=True, default=dict)),
                ("appointed_at", models.DateTimeField(blank=True, null=True)),
                ("back_at", models.DateTimeField(blank=True, null=True)),
                ("look_again_on", models.DateField(blank=True, null=True)),
                ("house_at", models.DateTimeField(blank=True, null=True)),
                ("box_left", models.DurationField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="dialogue.dialogue",
                    ),
                ),
                (
                    "couple",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dialogues", to="accounts.couple"
                    ),
                ),
                (
                    "within",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inner",
                        to="dialogue.dialogue",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveIntegerField(blank=True, null=True)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sealed", models.BinaryField()),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="comments", to="dialogue.dialogue"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("keep", models.BooleanField(default=True)),
                ("shared_at", models.DateTimeField(blank=True, null=True)),
                ("export", models.BooleanField(default=False)),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.carelink",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="choices", to="dialogue.dialogue"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BodyCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now=True)),
                ("visit", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="dialogue.dialogue"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.CharField(max_length=40)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sealed", models.BinaryField()),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "couple",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="assignments", to="accounts.couple"
                    ),
                ),
                (
                    "therapist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "dialogue",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="dialogue.dialogue",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now=True)),
                ("visit", models.PositiveIntegerField()),
                ("sealed", models.BinaryField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="dialogue.dialogue"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.PositiveIntegerField()),
                ("move_id", models.UUIDField()),
                ("seat", models.CharField(choices=[("a", "a"), ("b", "b"), ("house", "house")], max_length=5)),
                ("move", models.CharField(max_length=20)),
                ("step", models.CharField(max_length=40)),
                ("round", models.PositiveSmallIntegerField()),
                ("said", models.BinaryField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="dialogue.dialogue"
                    ),
                ),
            ],
            options={
                "ordering": ("seq",),
            },
        ),
        migrations.CreateModel(
            name="FeltHeard",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now=True)),
                ("sealed", models.BinaryField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="dialogue.dialogue"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LetRest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now=True)),
                ("visit", models.PositiveIntegerField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="dialogue.dialogue"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LiveSeat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("agreed", models.CharField(blank=True, max_length=2)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="live_seats", to="dialogue.dialogue"
                    ),
                ),
                (
                    "therapist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("about", models.CharField(max_length=80)),
                ("time", models.DateTimeField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=1)),
                ("again_at", models.DateTimeField(blank=True, null=True)),
                (
                    "dialogue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="dialogue.dialogue",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RequestMute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("until", models.DateTimeField()),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Shelved",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now=True)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sealed", models.BinaryField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "dialogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="dialogue.dialogue"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("keep", models.BooleanField(default=True)),
                ("export", models.BooleanField(default=False)),
                (
                    "link",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.carelink",
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("visit", models.PositiveIntegerField()),
                ("seat", models.CharField(max_length=1)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sealed", models.BinaryField()),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("declined_at", models.DateTimeField(blank=True, null=True)),
                (
                    "live_seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="suggestions", to="dialogue.liveseat"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="TrendShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "link",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="trend_shares", to="accounts.carelink"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="dialogue",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None), ("within", None)),
                fields=("couple",),
                name="one_open_dialogue_a_couple",
            ),
        ),
        migrations.AddConstraint(
            model_name="dialogue",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("within",), name="one_open_dialogue_within_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="choice",
            constraint=models.UniqueConstraint(fields=("dialogue", "person"), name="one_choice_a_person"),
        ),
        migrations.AddConstraint(
            model_name="choice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("link", None), ("shared_at", None)),
                    models.Q(("link__isnull", False), ("shared_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_share_has_a_care_link",
            ),
        ),
        migrations.AddConstraint(
            model_name="bodycheck",
            constraint=models.UniqueConstraint(fields=("dialogue", "author", "visit"), name="one_body_check_a_visit"),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(fields=("dialogue", "author"), name="one_draft_a_person"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("dialogue", "seq"), name="one_event_a_seq"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("dialogue", "seat", "move_id"), name="one_event_a_move_id"),
        ),
        migrations.AddConstraint(
            model_name="feltheard",
            constraint=models.UniqueConstraint(fields=("dialogue", "author"), name="felt_heard_once"),
        ),
        migrations.AddConstraint(
            model_name="letrest",
            constraint=models.UniqueConstraint(fields=("dialogue", "author", "visit"), name="let_rest_once"),
        ),
        migrations.AddConstraint(
            model_name="liveseat",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("dialogue",), name="one_live_seat_a_dialogue"
            ),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.UniqueConstraint(fields=("person", "kind", "about"), name="one_notice_a_thing"),
        ),
        migrations.AddConstraint(
            model_name="trendshare",
            constraint=models.UniqueConstraint(fields=("link", "person"), name="one_trend_share_a_person"),
        ),
    ]
