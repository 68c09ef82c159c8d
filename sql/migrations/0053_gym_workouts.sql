-- SPDX-License-Identifier: GPL-3.0-or-later
-- gym: workouts and movements, the days they are scheduled for, and what came
-- of it (document 003; values of domain.md 3).

set role desk_owner;

create table gym.workouts (
	id text not null default 'workout_' || gen_random_uuid(),
	name text not null,
	description text,
	scope text not null default 'private',
	scheme text not null,
	reps_per_round integer,
	rounds_to_score integer not null default 1,
	user_id text,
	sugar_id text,
	tiebreak_scheme text,
	secondary_scheme text,
	source_track_id text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint workouts_pkey primary key (id),
	constraint workouts_user_fkey foreign key (user_id)
		references gym."user" (id),
	constraint workouts_source_track_fkey foreign key (source_track_id)
		references gym.programming_track (id) on delete set null,
	constraint workouts_name_check check (length(name) between 1 and 200),
	constraint workouts_scope_check check (scope in ('private', 'public')),
	constraint workouts_scheme_check check (scheme in ('time',
		'time-with-cap', 'pass-fail', 'rounds-reps', 'reps', 'emom',
		'load', 'calories', 'meters', 'feet', 'points')),
	constraint workouts_secondary_check check (secondary_scheme in ('time',
		'pass-fail', 'rounds-reps', 'reps', 'emom', 'load', 'calories',
		'meters', 'feet', 'points')),
	constraint workouts_tiebreak_check
		check (tiebreak_scheme in ('time', 'reps')),
	constraint workouts_reps_check check (reps_per_round > 0),
	constraint workouts_rounds_check check (rounds_to_score > 0)
);
create index workouts_user_idx on gym.workouts (user_id);
create index workouts_source_track_idx on gym.workouts (source_track_id);
create index workouts_name_idx on gym.workouts (name);

create table gym.movements (
	id text not null default 'movement_' || gen_random_uuid(),
	name text not null,
	type text not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint movements_pkey primary key (id),
	constraint movements_name_check check (length(name) between 1 and 200),
	constraint movements_type_check check (type in
		('weightlifting', 'gymnastic', 'monostructural'))
);
create unique index movements_name_key on gym.movements (lower(name));

create table gym.workout_movements (
	id text not null default gen_random_uuid()::text,
	workout_id text not null,
	movement_id text not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint workout_movements_pkey primary key (id),
	constraint workout_movements_key unique (workout_id, movement_id),
	constraint workout_movements_workout_fkey foreign key (workout_id)
		references gym.workouts (id) on delete cascade,
	constraint workout_movements_movement_fkey foreign key (movement_id)
		references gym.movements (id)
);
create index workout_movements_movement_idx
	on gym.workout_movements (movement_id);

create table gym.spicy_tags (
	id text not null default gen_random_uuid()::text,
	name text not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint spicy_tags_pkey primary key (id),
	constraint spicy_tags_name_key unique (name),
	constraint spicy_tags_name_check check (length(name) between 1 and 100)
);

create table gym.workout_tags (
	id text not null default gen_random_uuid()::text,
	workout_id text not null,
	tag_id text not null,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint workout_tags_pkey primary key (id),
	constraint workout_tags_key unique (workout_id, tag_id),
	constraint workout_tags_workout_fkey foreign key (workout_id)
		references gym.workouts (id) on delete cascade,
	constraint workout_tags_tag_fkey foreign key (tag_id)
		references gym.spicy_tags (id) on delete cascade
);
create index workout_tags_tag_idx on gym.workout_tags (tag_id);

create table gym.track_workout (
	id text not null default 'trwk_' || gen_random_uuid(),
	track_id text not null,
	workout_id text not null,
	day_number integer not null,
	week_number integer,
	notes text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint track_workout_pkey primary key (id),
	constraint track_workout_key unique (track_id, day_number, workout_id),
	constraint track_workout_track_fkey foreign key (track_id)
		references gym.programming_track (id) on delete cascade,
	constraint track_workout_workout_fkey foreign key (workout_id)
		references gym.workouts (id),
	constraint track_workout_day_check check (day_number > 0),
	constraint track_workout_week_check check (week_number > 0)
);
create index track_workout_workout_idx on gym.track_workout (workout_id);

create table gym.scheduled_workout_instance (
	id text not null default 'swi_' || gen_random_uuid(),
	team_id text not null,
	track_workout_id text not null,
	scheduled_date timestamptz not null,
	team_specific_notes text,
	scaling_guidance_for_day text,
	class_times text,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint scheduled_workout_instance_pkey primary key (id),
	constraint scheduled_workout_instance_key
		unique (team_id, scheduled_date, track_workout_id),
	constraint scheduled_workout_instance_team_fkey foreign key (team_id)
		references gym.team (id) on delete cascade,
	constraint scheduled_workout_instance_workout_fkey
		foreign key (track_workout_id)
		references gym.track_workout (id)
);
create index scheduled_workout_instance_workout_idx
	on gym.scheduled_workout_instance (track_workout_id);
create index scheduled_workout_instance_date_idx
	on gym.scheduled_workout_instance (scheduled_date);

create table gym.user_scheduled_workout_instance (
	id text not null default 'uswi_' || gen_random_uuid(),
	user_id text not null,
	track_workout_id text not null,
	scheduled_date timestamptz not null,
	user_specific_notes text,
	scaling_guidance_for_user text,
	is_completed integer not null default 0,
	completed_at timestamptz,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint user_scheduled_workout_instance_pkey primary key (id),
	constraint user_scheduled_workout_instance_key
		unique (user_id, scheduled_date, track_workout_id),
	constraint user_scheduled_workout_instance_user_fkey
		foreign key (user_id)
		references gym."user" (id) on delete cascade,
	constraint user_scheduled_workout_instance_workout_fkey
		foreign key (track_workout_id)
		references gym.track_workout (id),
	constraint user_scheduled_workout_instance_flag_check
		check (is_completed in (0, 1)),
	constraint user_scheduled_workout_instance_completed_check
		check ((is_completed = 0) = (completed_at is null))
);
create index user_scheduled_workout_instance_workout_idx
	on gym.user_scheduled_workout_instance (track_workout_id);
create index user_scheduled_workout_instance_date_idx
	on gym.user_scheduled_workout_instance (scheduled_date);

create table gym.results (
	id text not null default gen_random_uuid()::text,
	user_id text not null,
	date timestamptz not null,
	workout_id text,
	type text not null,
	notes text,
	programming_track_id text,
	scheduled_workout_instance_id text,
	user_scheduled_workout_instance_id text,
	scale text,
	wod_score text,
	set_count integer,
	distance integer,
	time integer,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint results_pkey primary key (id),
	constraint results_user_fkey foreign key (user_id)
		references gym."user" (id) on delete cascade,
	constraint results_workout_fkey foreign key (workout_id)
		references gym.workouts (id),
	constraint results_track_fkey foreign key (programming_track_id)
		references gym.programming_track (id),
	constraint results_scheduled_fkey
		foreign key (scheduled_workout_instance_id)
		references gym.scheduled_workout_instance (id)
		on delete set null,
	constraint results_user_scheduled_fkey
		foreign key (user_scheduled_workout_instance_id)
		references gym.user_scheduled_workout_instance (id)
		on delete set null,
	-- "linked to either team or individual scheduled workouts"
	constraint results_scheduled_once_check check (
		num_nonnulls(scheduled_workout_instance_id,
			user_scheduled_workout_instance_id) <= 1),
	constraint results_type_check
		check (type in ('wod', 'strength', 'monostructural')),
	constraint results_scale_check
		check (scale in ('rx', 'scaled', 'rx+')),
	constraint results_figures_check check (least(set_count, distance,
		time) >= 0)
);
create index results_user_idx on gym.results (user_id, date);
create index results_workout_idx on gym.results (workout_id, date);
create index results_track_idx on gym.results (programming_track_id);
create index results_scheduled_idx
	on gym.results (scheduled_workout_instance_id);
create index results_user_scheduled_idx
	on gym.results (user_scheduled_workout_instance_id);
create index results_date_idx on gym.results (date);

create table gym.sets (
	id text not null default gen_random_uuid()::text,
	result_id text not null,
	set_number integer not null,
	notes text,
	reps integer,
	weight integer,
	status text,
	distance integer,
	time integer,
	score integer,
	created_at timestamptz not null default now(),
	updated_at timestamptz not null default now(),
	update_counter integer not null default 0,
	constraint sets_pkey primary key (id),
	constraint sets_number_key unique (result_id, set_number),
	constraint sets_result_fkey foreign key (result_id)
		references gym.results (id) on delete cascade,
	constraint sets_number_check check (set_number > 0),
	constraint sets_status_check check (status in ('pass', 'fail')),
	constraint sets_figures_check check (least(reps, weight, distance,
		time, score) >= 0)
);

reset role;
