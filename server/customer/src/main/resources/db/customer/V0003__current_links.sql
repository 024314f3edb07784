-- Whose a browser is now. For invitation.
CREATE VIEW customer.current_link AS
SELECT visitor_id, customer_id FROM customer.link WHERE revoked_at IS NULL;
