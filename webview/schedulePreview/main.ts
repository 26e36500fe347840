import '../common/loadTexts'
import './SchedulePreview'
