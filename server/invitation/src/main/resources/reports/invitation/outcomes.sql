-- Measure:     invitations, by what became of them, and how many of the accepted ones led to a chat.
-- Unit:        invitations.
-- Window:      given at or after :from and before :to; an outcome counts whenever it came.
-- Denominator: of every rate: invitations that have an outcome. Those that still wait are in "shown" only.
-- Source:      invitation.invitation, one row an invitation, each with the first outcome that was told.
-- One pass over the site's rows of the window makes all the groups; "grouped" says which group a row belongs to:
-- 31 all, 15 by rule, 7 by text, 27 by agent, 29 by kind of page, 28 by page (the 100 most frequent).
SELECT * FROM (
    SELECT grouping(rule_id, text_id, staff_id, page_kind, page_path) AS grouped,
           rule_id, text_id, staff_id, page_kind, page_path,
           max(rule_name) AS rule_name,
           any_value(text) AS text,
           any_value(language) AS language,
           count(*) AS shown,
           count(*) FILTER (WHERE outcome = 'accepted') AS accepted,
           count(*) FILTER (WHERE outcome = 'declined') AS declined,
           count(*) FILTER (WHERE outcome = 'closed') AS closed,
           count(*) FILTER (WHERE outcome = 'ignored') AS ignored,
           count(conversation_id) AS chats,
           row_number() OVER (
               PARTITION BY grouping(rule_id, text_id, staff_id, page_kind, page_path)
               ORDER BY count(*) DESC, page_path) AS place
    FROM invitation.invitation
    WHERE site_id = :site AND invited_at >= :from AND invited_at < :to
    GROUP BY GROUPING SETS (
        (), (rule_id), (rule_id, text_id), (staff_id), (page_kind), (page_kind, page_path))) counted
WHERE grouped <> 28 OR place <= 100
ORDER BY grouped, place
