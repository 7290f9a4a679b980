-- Many questions with two answers each, of which only what a list reads matters. Triggers rest meanwhile.
SET LOCAL session_replication_role = replica;
INSERT INTO questions (id, title, body, language, themes, sectors, is_anonymous, shows_organisation, asked_at, status,
                       answers_count, is_promoted, is_demonstration, version)
SELECT gen_random_uuid(), 'Vraag ' || n || ' over roosteren in de ploeg', repeat('Wij zoeken naar een rooster. ', 8), 'nl',
       ARRAY[(ARRAY['work_division', 'working_time', 'management', 'participation', 'craftsmanship', 'process',
                    'technology', 'results'])[1 + n % 8]], ARRAY[chr(65 + n % 20)], true, false,
       now() - n * interval '1 minute', 'open', 2, false, false, 1
FROM generate_series(1, {questions}) AS n;
INSERT INTO answers (id, question_id, body, role, shows_organisation, may_be_named, written_at, status, version)
SELECT gen_random_uuid(), questions.id, 'Begin met twee weken.', 'peer', false, false, asked_at + interval '1 hour',
       'shown', 1
FROM questions, generate_series(1, 2);
