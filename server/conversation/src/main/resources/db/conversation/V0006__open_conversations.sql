-- Who talks with the shop. For invitation.
CREATE VIEW conversation.open_conversation AS
SELECT id, site_id, customer_id FROM conversation.conversation WHERE state = 'open';
