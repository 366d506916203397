-- Of a respondent's files the one counts that was dropped last, whoever takes it and when. A file of several respondents
-- that says for one of them what counts already makes no revision: when it was dropped, and under which name, is kept with
-- the revision that it repeats.
alter table concord.submission
    add column confirmed_at timestamptz,
    add column confirmed_by text,
    add check ((confirmed_at is null) = (confirmed_by is null));
