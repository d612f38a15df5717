"""Titles and firms of people in address books, with what a person would say of them; all made up by us."""

RECRUITERS = """
Recruiter
Senior Technical Recruiter
Recruiting Manager
Director, Recruiting
HR & Recruiting Manager
Head of Recruitment, Tech
Graduate Recruitment Lead
Recruitment Consultant – Life Sciences
Partner, Executive Search
Executive Search Consultant | Board Practice
Principal at a retained search firm
Search Consultant
Executive Search Assistant
Headhunter
Head Hunter – Finance
Talent Acquisition Partner
VP, Talent Acquisition
Global Talent & Acquisition Lead
Head of Talent
Talent Partner
Talent Sourcer
Technical Sourcer
Talent Attraction Manager
Staffing Manager
Staffing Specialist, Light Industrial
Placement Consultant
Permanent Placements Manager
Employment Consultant
Resourcer
Resourcing Manager
Candidate Manager
RPO Delivery Lead
Non-profit Recruiter (East Coast)
Nurse Recruiter
Personalberater
Personalberaterin / Headhunterin
Geschäftsführende Gesellschafterin, Personalberatung
Personalvermittler
Personaldisponentin
Recruiterin
IT-Recruiter
Senior-Recruiterin Finance
Ingenieurrecruiter
Leiter Personalgewinnung
Active Sourcing Manager
Rekrutierungsspezialistin
Arbeitsvermittler
Chargée de recrutement
Consultante en recrutement
Recruteur IT
Chasseuse de têtes
Directeur acquisition de talents
Chargé d’affaires intérim
Responsable recrutement
Reclutadora
Técnico de selección
Consultora de RRHH y selección
Especialista en Selección de Personal
Responsable de Adquisición de Talento
Cazatalentos
Recrutadora
Selezionatrice del personale
Addetta alla selezione
Consulente ricerca e selezione
Cacciatore di teste
Responsabile acquisizione talenti
Intercedent
Intercedente techniek
Adviseur werving & selectie
Uitzendconsulent
Corporate recruiter
Rekryterare
Rekryteringskonsult
Chef, chefsrekrytering
Rekrutteringskonsulent
Rekrutteringsrådgiver
Rekrytointikonsultti
Bemanningsansvarig
Hodejeger
Rekruter IT
Talent Specialist
""".strip().splitlines()
OTHERS = """
Talent Buyer
Talent Agent
Talent show producer
Talent Management Lead
Recruit
Recruit, 3rd Battalion
Army Recruiter
US Navy Recruiter
Recruiting Sergeant
Station Commander, Recruiting Station
Rekrutenschule
Search engine marketing
Paid Search Consultant
SEO Search Consultant
Enterprise Search Partner
Software Engineer, Search
Executive assistant
Executive Director
Staff engineer
Chief of Staff
Staff Nurse
Nurse Staffing Office
Personnel carrier driver
Personnel Manager
HR Manager
Chief Human Resources Officer
CHRO
People Partner
HR Business Partner
Personalreferentin
Personalleiter
Responsable RH
Responsabile risorse umane
HR-adviseur
Personalekonsulent
Clinical Trial Patient Recruitment Manager
Volunteer Recruitment Coordinator
Student Recruitment Officer
Head of Donor Recruitment
College Football Recruiting Coordinator
Member Recruiting Lead
Former recruiter, now product manager
Ex-Headhunter
Retired recruiter
No recruiters please
Looking for recruiters
Software Engineer, Recruiting Tools
Backend Developer – Recruitment Platform
Data Scientist, Talent Acquisition
Recruitment Software Sales
Product Placement Manager
Student on placement
Placement Student
Work placement student
Strategic Sourcing Manager
Sourcing Specialist
Content Sourcer
Career Coach
Outplacement Consultant
Researcher
Research Consultant
Job Seeker
Sales Manager
Software Developer
Accountant
Avvocato
Ingénieur d’études
Responsable de selección natural
Temporary lecturer
Interim CFO
Deskundige detailhandel
Contract Manager
Employment Lawyer
Consultant
Managing Partner
""".strip().splitlines()
FIRMS = """
Kestrel Search
Kestrel Search Ltd.
Alder Executive Search
Elm Search Partners
Cobalt Recruitment
Northstaffing
Oak Personnel
Harbour Employment Agency
Talent Solutions Group
Rowan Placements
Bright Headhunters
Personalberatung Weber GmbH
Zeitarbeit Nord
Müller Personaldienstleistungen
Cabinet de recrutement Dupré
Intérim Atlantique
Selección Ibérica
Rossi Selezione S.r.l.
Uitzendbureau De Brug
Werving & Selectie Zuid
Rekryteringsbolaget AB
Bemanning Vest AS
Vikarbureauet Fyn
Adecco
Randstad
Robert Half
Hays plc
""".strip().splitlines()
OTHER_FIRMS = """
Google Search
Elasticsearch
Elastic Search Ltd
House Search
Hays Travel
Product Placement Ltd
Armoured Personnel Carriers Inc
Star Talent Agency
Talent Management Studio
Recruiting Station Boston
Staffing Software Inc
Research Partners
Search
Siemens
Acme Holdings
Reed Elsevier
Outplacement Services Ltd
General Staff Ltd
""".strip().splitlines()
# Written after the words were settled, to see how they do on what they were not made for.
HELD_OUT = """
Lead Recruiter, GTM
Director of Talent Acquisition – EMEA
Freelance Sourcer
Founder | Boutique Executive Search
Sr. Staffing Consultant
Consultant (Perm Placements)
Delivery Consultant, Contract Recruitment
Inhaber einer Personalberatung
Managerin Recruiting & Employer Branding
Associate Partner – Executive Search & Leadership Advisory
Consultant en recrutement et approche directe
Responsable Sourcing & Recrutement
Responsable de reclutamiento
Consultor de Búsqueda de Talento
Recruiting specialist – ricerca e selezione
Consulente di selezione
Wervingsadviseur
Senior Intercedent Zorg
Researcher i rekrytering
Seniorrådgiver, rekruttering
Talent Advisor
In-house Recruitment Business Partner
""".strip().splitlines()
HELD_OUT_OTHERS = """
Head of Search & Discovery
Talent Relations, Late Night Show
Recruit Training Command Instructor
Marine Corps Recruiter
Customer Sourcing Analyst
Staff Software Engineer
Staff Accountant
Compensation & Benefits Manager
Learning and Talent Development Partner
Director of Talent Management
Graduate Trainee
Ad Placement Optimizer
Personnel Security Specialist
Research Scientist, Information Retrieval
Volunteer Recruiter, Red Cross
Leiterin Personal
Chargée de mission RH
Jefa de Recursos Humanos
Addetta paghe e contributi
HR-generalist
Product Designer
Retired
""".strip().splitlines()
